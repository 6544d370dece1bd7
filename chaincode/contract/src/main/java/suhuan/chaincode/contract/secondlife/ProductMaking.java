package suhuan.chaincode.contract.secondlife;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.Models;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.ProductParts;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.battery.BatteryStatus;
import suhuan.chaincode.domain.battery.ChildCodes;
import suhuan.chaincode.domain.battery.Parts;
import suhuan.chaincode.domain.battery.ProductRules;
import suhuan.chaincode.domain.battery.SecondLifeRules;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.secondlife.Assessment;
import suhuan.chaincode.domain.secondlife.SecondLife;
import suhuan.chaincode.domain.secondlife.Suitability;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.SecondLifeProduct;
import suhuan.ledger.v1.SecondLifeResult;
import suhuan.ledger.v1.SecondLifeSource;

/**
 * What repurposing and remanufacturing have in common. The acting party makes itself responsible by its own envelope: the new
 * code, the links to the old ones and the responsibility come about in one fact or not at all.
 *
 * @param status status of the product
 * @param use what its sources must be fit for
 * @param fact fact that tells of the product
 */
record ProductMaking(BatteryStatus status, Suitability use, Function<SecondLifeResult, Fact.Builder> fact) {
    private static final int MOST_SOURCES = 500;
    private static final long MOST_CAPACITY_MAH = 1_000_000_000L;
    private static final long MOST_VOLTAGE_MV = 10_000_000L;
    private static final List<Role> OPERATORS = List.of(Role.CASCADE_OPERATOR);
    private static final List<Act> CASCADE_USE = List.of(Act.CASCADE_USE);

    static void shape(SecondLifeProduct product, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        if (fields.present("product.battery_code", product.getBatteryCode())) {
            ProductRules.checkCode(product.getBatteryCode(), fields.checks());
        }
        fields.count("product.source_ids", product.getSourceIdsCount(), MOST_SOURCES);
        for (int i = 0; i < Math.min(product.getSourceIdsCount(), MOST_SOURCES); i++) {
            fields.existingId("product.source_ids[" + i + "]", product.getSourceIds(i));
        }
        fields.distinct("product.source_ids", product.getSourceIdsList());
        fields.range("product.capacity_mah", product.getCapacityMah(), 1, MOST_CAPACITY_MAH);
        fields.range("product.voltage_mv", product.getVoltageMv(), 1, MOST_VOLTAGE_MV);
        fields.range("product.added_mass_mg", product.getAddedMassMg(), 0, Mass.MAX_BATTERY_MG);
        fields.optionalSha256("product.evidence_sha256", product.getEvidenceSha256());
    }

    static void plan(SecondLifeProduct product, PlannedKeys keys) {
        keys.write(StateKeys.battery(product.getBatteryCode()))
                .write(StateKeys.parts(product.getBatteryCode()))
                .read(StateKeys.model(ProductRules.modelCode(product.getBatteryCode())));
        for (String id : product.getSourceIdsList()) {
            keys.write(StateKeys.battery(id));
        }
    }

    Decision<Change> apply(SecondLifeProduct product, Acting acting, WorkingState state) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(OPERATORS, checks);
        acting.party().mustBeLicensed(Material.POWER_BATTERY, CASCADE_USE, acting.siteId(), acting.day(), checks);
        checkCode(product.getBatteryCode(), acting, state, checks);
        List<Battery> sources = new ArrayList<>(product.getSourceIdsCount());
        for (String id : product.getSourceIdsList()) {
            @Nullable Battery source = Units.find(id, state, checks);
            if (source != null) {
                checkSource(source, acting, checks);
                sources.add(source);
            }
        }
        Parts parts = ProductParts.ofSources(product.getSourceIdsList(), state);
        mustBeFewEnough(product.getBatteryCode(), parts, checks);
        if (sources.size() == product.getSourceIdsCount()) {
            checkTogether(product, sources, acting, checks);
        }
        return checks.clean() ? Decision.accepted(change(product, sources, parts, acting)) : checks.refused();
    }

    private static void checkCode(String code, Acting acting, WorkingState state, Checks checks) {
        String modelCode = ProductRules.modelCode(code);
        @Nullable BatteryModel model = Models.filed(modelCode, code, state, checks);
        if (model != null) {
            model.mustBeMadeBy(acting.partyId(), checks);
        }
        checks.require(
                state.find(Families.BATTERY, StateKeys.battery(code)) == null,
                Reason.BATTERY_ALREADY_REGISTERED,
                "battery_id",
                code);
    }

    private void checkSource(Battery source, Acting acting, Checks checks) {
        SecondLifeRules.mayBeWorkedOn(source, acting.custody(), acting.nowMs(), checks);
        SecondLifeRules.mustComeFromVehicle(source, acting.day(), checks);
        SecondLifeRules.mustBeFitFor(source, use, acting.day(), checks);
    }

    private static void mustBeFewEnough(String code, Parts parts, Checks checks) {
        checks.require(
                parts.batteryIds().size() <= Parts.MOST,
                Reason.LIMIT_REACHED,
                "item_id",
                code,
                "count",
                parts.batteryIds().size(),
                "what",
                "parts and parts of parts",
                "limit",
                Parts.MOST);
    }

    private void checkTogether(SecondLifeProduct product, List<Battery> sources, Acting acting, Checks checks) {
        String code = product.getBatteryCode();
        checks.require(
                massMg(product, sources) <= Mass.MAX_BATTERY_MG,
                Reason.FIELD_OUT_OF_RANGE,
                "field",
                "mass of the product",
                "value",
                massMg(product, sources),
                "expected",
                "up to " + Mass.MAX_BATTERY_MG);
        ProductRules.mustFitLevel(code, sources, checks);
        ProductRules.mustHaveTheEnergy(code, product.getCapacityMah(), product.getVoltageMv(), sources, checks);
        if (status == BatteryStatus.REMANUFACTURED) {
            ProductRules.mustBeAsGoodAsNew(sources, acting.day(), checks);
        }
    }

    private static long massMg(SecondLifeProduct product, List<Battery> sources) {
        long massMg = product.getAddedMassMg();
        for (Battery source : sources) {
            massMg = Mass.saturatedSum(massMg, source.origin().massMg());
        }
        return massMg;
    }

    private Change change(SecondLifeProduct product, List<Battery> sources, Parts parts, Acting acting) {
        String code = product.getBatteryCode();
        Battery made = Battery.product(
                new Battery.Origin(
                        code,
                        acting.partyId(),
                        massMg(product, sources),
                        ChildCodes.ofChecked(product.getSourceIdsList()).commitment()),
                acting.custody(),
                status,
                SecondLife.ofProduct(sources.stream().allMatch(Battery::fromVehicle)));
        SecondLifeResult.Builder told = SecondLifeResult.newBuilder()
                .setBatteryId(code)
                .setModelCode(ProductRules.modelCode(code))
                .setProducedOnYyyymmdd(ProductRules.producedOn(code))
                .setMassMg(made.origin().massMg())
                .setAddedMassMg(product.getAddedMassMg())
                .setCapacityMah(product.getCapacityMah())
                .setVoltageMv(product.getVoltageMv())
                .setChildren(Dismantling.told(made.origin().children()))
                .setResponsiblePartyId(made.responsiblePartyId())
                .setCustody(Results.of(made.custody()))
                .setDispositionValue(made.disposition().number())
                .setStatusValue(made.status().number())
                .setEvidenceSha256(product.getEvidenceSha256());
        for (Battery source : sources) {
            told.addSources(told(source));
        }
        Change change = Change.told(fact.apply(told.build()));
        Items.add(change, made);
        for (Battery source : sources) {
            Items.add(change, source.builtInto(code, status, acting.partyId()));
        }
        if (!parts.batteryIds().isEmpty()) {
            change.plain(StateKeys.parts(code), Families.PARTS, parts);
        }
        return change.created(code);
    }

    private static SecondLifeSource told(Battery source) {
        @Nullable Assessment assessment = source.secondLife().assessment();
        return SecondLifeSource.newBuilder()
                .setBatteryId(source.id())
                .setMassMg(source.origin().massMg())
                .setStateOfHealthPpm(assessment == null ? 0 : assessment.stateOfHealthPpm())
                .setReleasedPartyId(source.responsiblePartyId())
                .build();
    }
}
