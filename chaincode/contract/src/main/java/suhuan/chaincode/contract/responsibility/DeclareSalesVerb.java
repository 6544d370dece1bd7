package suhuan.chaincode.contract.responsibility;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.responsibility.Declaration;
import suhuan.chaincode.domain.responsibility.SalesYear;
import suhuan.chaincode.domain.responsibility.Shares;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.common.v1.Market;
import suhuan.ledger.v1.DeclareSales;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.SalesDeclared;

/** Declares what a producer sold. */
public final class DeclareSalesVerb implements Verb<DeclareSales> {
    private static final int MARKETS = Market.MARKET_EXPORT_VALUE + 1;
    private static final int MOST_PIECES = 2_000_000_000;

    @Override
    public void shape(DeclareSales command, EnvelopePayload envelope, FieldChecks fields) {
        fields.newId("declaration_id", command.getDeclarationId(), Declared.LONGEST_ID);
        fields.stated("material", command.getMaterialValue(), Material.values().length);
        fields.stated("market", command.getMarketValue(), MARKETS);
        fields.range("year", command.getYear(), Declared.FIRST_YEAR, Declared.LAST_YEAR);
        fields.range("month", command.getMonth(), 0, 12);
        fields.range("pieces", command.getPieces(), 0, MOST_PIECES);
        fields.range("mass_mg", command.getMassMg(), 0, Mass.MAX_MG);
        if (!command.getReplacesDeclarationId().isEmpty()) {
            fields.newId("replaces_declaration_id", command.getReplacesDeclarationId(), Declared.LONGEST_ID);
        }
        fields.optionalSha256("evidence_sha256", command.getEvidenceSha256());
    }

    @Override
    public void plan(DeclareSales command, PlannedKeys keys) {
        keys.write(StateKeys.declaration(command.getDeclarationId()));
        if (!command.getReplacesDeclarationId().isEmpty()) {
            keys.write(StateKeys.declaration(command.getReplacesDeclarationId()));
        }
    }

    @Override
    public void plan(DeclareSales command, EnvelopePayload envelope, PlannedKeys keys) {
        plan(command, keys);
        keys.write(salesKey(command, envelope.getPartyId()));
    }

    @Override
    public Decision<Change> apply(DeclareSales command, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        Shares.callerMustBeProducer(acting.party(), checks);
        Declared.mustBeNew(command.getDeclarationId(), state, checks);
        SalesYear.mustBeOver(command.getYear(), command.getMonth(), acting.day(), checks);
        String salesKey = salesKey(command, acting.partyId());
        SalesYear known = state.find(Families.SALES, salesKey);
        SalesYear before = known == null ? SalesYear.NONE : known;
        Declaration replaced = null;
        if (command.getReplacesDeclarationId().isEmpty()) {
            before.mustBeFree(command.getYear(), command.getMonth(), checks);
        } else {
            replaced = replaced(command, acting.partyId(), before, state, checks);
        }
        if (!checks.clean()) {
            return checks.refused();
        }
        SalesDeclared.Builder fact = SalesDeclared.newBuilder().setDeclaration(command);
        if (replaced != null) {
            fact.setReplacedPieces(replaced.pieces()).setReplacedMassMg(replaced.massMg());
        }
        Change change = Change.told(Fact.newBuilder().setSalesDeclared(fact));
        Items.add(
                change,
                new Declaration(
                        command.getDeclarationId(), acting.partyId(), command.getPieces(), command.getMassMg()));
        if (replaced != null) {
            Items.add(change, replaced);
        }
        change.plain(salesKey, Families.SALES, before.declared(command.getMonth(), command.getDeclarationId()));
        change.created(command.getDeclarationId());
        return Decision.accepted(change);
    }

    /** The declaration this one takes the place of: the standing one of the same period. */
    private static @Nullable Declaration replaced(
            DeclareSales command, String partyId, SalesYear before, WorkingState state, Checks checks) {
        String id = command.getReplacesDeclarationId();
        Declaration replaced = state.find(Families.DECLARATION, StateKeys.declaration(id));
        checks.require(replaced != null, Reason.DECLARATION_NOT_FOUND, "declaration_id", id);
        checks.require(
                id.equals(before.standing(command.getMonth())),
                Reason.DECLARATION_NOT_OF_PERIOD,
                "declaration_id",
                id,
                "party_id",
                partyId,
                "material",
                command.getMaterial().name(),
                "market",
                command.getMarket().name(),
                "period",
                SalesYear.name(command.getYear(), command.getMonth()));
        return replaced;
    }

    private static String salesKey(DeclareSales command, String partyId) {
        return StateKeys.sales(partyId, command.getMaterialValue(), command.getMarketValue(), command.getYear());
    }
}
