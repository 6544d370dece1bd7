package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.LicenceScope;
import suhuan.chaincode.domain.party.Listing;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.responsibility.Declaration;
import suhuan.chaincode.domain.responsibility.ListingRule;
import suhuan.chaincode.domain.responsibility.Memberships;
import suhuan.chaincode.domain.responsibility.SalesYear;
import suhuan.ledger.v1.ListedScope;
import suhuan.state.v1.DeclarationState;
import suhuan.state.v1.DutyState;
import suhuan.state.v1.ListingDemandState;
import suhuan.state.v1.ListingRuleState;
import suhuan.state.v1.ListingState;
import suhuan.state.v1.MembershipState;
import suhuan.state.v1.MembershipYearsState;
import suhuan.state.v1.RuleEditionState;
import suhuan.state.v1.SalesPeriodState;
import suhuan.state.v1.SalesState;

/** Bytes of what responsibility keeps. */
final class ResponsibilityCodec {
    private ResponsibilityCodec() {}

    static Listing listing(ListingState state) {
        List<LicenceScope> scopes = new ArrayList<>();
        for (ListedScope scope : state.getScopesList()) {
            scopes.add(new LicenceScope(Material.of(scope.getMaterialValue()), Act.of(scope.getActValue())));
        }
        return new Listing(
                state.getBatchId(),
                List.copyOf(scopes),
                state.getValidFromYyyymmdd(),
                state.getValidToYyyymmdd(),
                state.getRemovedFromYyyymmdd());
    }

    static ListingState listing(Listing listing) {
        ListingState.Builder state = ListingState.newBuilder()
                .setBatchId(listing.batchId())
                .setValidFromYyyymmdd(listing.validFrom())
                .setValidToYyyymmdd(listing.validTo())
                .setRemovedFromYyyymmdd(listing.removedFrom());
        for (LicenceScope scope : listing.scopes()) {
            state.addScopes(ListedScope.newBuilder()
                    .setMaterialValue(scope.material().number())
                    .setActValue(scope.act().number()));
        }
        return state.build();
    }

    static Stored<String> edition(String id, byte[] bytes) throws InvalidProtocolBufferException {
        return new Stored<>(id, RuleEditionState.parseFrom(bytes).getLastFactSha256());
    }

    static RuleEditionState edition(String id, ByteString lastFact) {
        return RuleEditionState.newBuilder().setLastFactSha256(lastFact).build();
    }

    static Stored<ListingRule> listingRule(String id, byte[] bytes) throws InvalidProtocolBufferException {
        List<ListingRule.Demand> demands = new ArrayList<>();
        for (ListingDemandState demand : ListingRuleState.parseFrom(bytes).getDemandsList()) {
            demands.add(new ListingRule.Demand(
                    demand.getEditionId(),
                    Material.of(demand.getScope().getMaterialValue()),
                    Act.of(demand.getScope().getActValue()),
                    demand.getValidFromYyyymmdd(),
                    demand.getValidToYyyymmdd()));
        }
        return Stored.plain(new ListingRule(List.copyOf(demands)));
    }

    static ListingRuleState of(ListingRule rule) {
        ListingRuleState.Builder state = ListingRuleState.newBuilder();
        for (ListingRule.Demand demand : rule.demands()) {
            state.addDemands(ListingDemandState.newBuilder()
                    .setEditionId(demand.editionId())
                    .setScope(ListedScope.newBuilder()
                            .setMaterialValue(demand.material().number())
                            .setActValue(demand.act().number()))
                    .setValidFromYyyymmdd(demand.validFrom())
                    .setValidToYyyymmdd(demand.validTo()));
        }
        return state.build();
    }

    static Stored<List<Role>> duty(String id, byte[] bytes) throws InvalidProtocolBufferException {
        return Stored.plain(DutyState.parseFrom(bytes).getRolesValueList().stream()
                .map(Role::of)
                .toList());
    }

    static DutyState duty(List<Role> roles) {
        DutyState.Builder state = DutyState.newBuilder();
        for (Role role : roles) {
            state.addRolesValue(role.number());
        }
        return state.build();
    }

    static Stored<Declaration> declaration(String id, byte[] bytes) throws InvalidProtocolBufferException {
        DeclarationState state = DeclarationState.parseFrom(bytes);
        return new Stored<>(
                new Declaration(id, state.getPartyId(), state.getPieces(), state.getMassMg()),
                state.getLastFactSha256());
    }

    static DeclarationState declaration(Declaration declaration, ByteString lastFact) {
        return DeclarationState.newBuilder()
                .setPartyId(declaration.partyId())
                .setPieces(declaration.pieces())
                .setMassMg(declaration.massMg())
                .setLastFactSha256(lastFact)
                .build();
    }

    static Stored<SalesYear> sales(String id, byte[] bytes) throws InvalidProtocolBufferException {
        List<SalesYear.Period> periods = new ArrayList<>();
        for (SalesPeriodState period : SalesState.parseFrom(bytes).getPeriodsList()) {
            periods.add(new SalesYear.Period(period.getMonth(), period.getDeclarationId()));
        }
        return Stored.plain(new SalesYear(List.copyOf(periods)));
    }

    static SalesState of(SalesYear sales) {
        SalesState.Builder state = SalesState.newBuilder();
        for (SalesYear.Period period : sales.periods()) {
            state.addPeriods(
                    SalesPeriodState.newBuilder().setMonth(period.month()).setDeclarationId(period.declarationId()));
        }
        return state.build();
    }

    static Stored<Memberships> memberships(String id, byte[] bytes) throws InvalidProtocolBufferException {
        List<Memberships.Years> schemes = new ArrayList<>();
        for (MembershipYearsState years : MembershipState.parseFrom(bytes).getSchemesList()) {
            schemes.add(new Memberships.Years(years.getSchemeId(), years.getFirstYear(), years.getLastYear()));
        }
        return Stored.plain(new Memberships(List.copyOf(schemes)));
    }

    static MembershipState of(Memberships memberships) {
        MembershipState.Builder state = MembershipState.newBuilder();
        for (Memberships.Years years : memberships.schemes()) {
            state.addSchemes(MembershipYearsState.newBuilder()
                    .setSchemeId(years.schemeId())
                    .setFirstYear(years.first())
                    .setLastYear(years.last()));
        }
        return state.build();
    }
}
