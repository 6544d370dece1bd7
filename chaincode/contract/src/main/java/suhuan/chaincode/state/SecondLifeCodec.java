package suhuan.chaincode.state;

import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.secondlife.Assessment;
import suhuan.chaincode.domain.secondlife.Conformity;
import suhuan.chaincode.domain.secondlife.ConformityKind;
import suhuan.chaincode.domain.secondlife.Deployment;
import suhuan.chaincode.domain.secondlife.SecondLife;
import suhuan.chaincode.domain.secondlife.Suitability;
import suhuan.state.v1.AssessmentState;
import suhuan.state.v1.BatteryState;
import suhuan.state.v1.ConformityState;
import suhuan.state.v1.DeploymentState;

/** The part of a battery's bytes that tells of its second life; a battery of a first life has none. */
final class SecondLifeCodec {
    private SecondLifeCodec() {}

    static SecondLife read(BatteryState state) {
        SecondLife.Links links =
                new SecondLife.Links(state.getParentId(), state.getProductId(), state.getFromVehicle());
        SecondLife life = new SecondLife(
                links,
                state.getResponsiblePartyId(),
                state.getDamaged(),
                state.hasAssessment() ? assessment(state.getAssessment()) : null,
                state.hasDeployment()
                        ? new Deployment(
                                state.getDeployment().getApplication(),
                                state.getDeployment().getSinceYyyymmdd())
                        : null,
                state.hasConformity() ? conformity(state.getConformity()) : null);
        return life.equals(SecondLife.NONE) ? SecondLife.NONE : life;
    }

    static void write(SecondLife life, BatteryState.Builder state) {
        if (life == SecondLife.NONE) {
            return;
        }
        state.setParentId(life.links().parentId())
                .setProductId(life.links().productId())
                .setFromVehicle(life.links().fromVehicle())
                .setResponsiblePartyId(life.responsiblePartyId())
                .setDamaged(life.damaged());
        @Nullable Assessment assessment = life.assessment();
        if (assessment != null) {
            state.setAssessment(assessment(assessment));
        }
        @Nullable Deployment deployment = life.deployment();
        if (deployment != null) {
            state.setDeployment(DeploymentState.newBuilder()
                    .setApplication(deployment.application())
                    .setSinceYyyymmdd(deployment.since()));
        }
        @Nullable Conformity conformity = life.conformity();
        if (conformity != null) {
            state.setConformity(conformity(conformity));
        }
    }

    private static Assessment assessment(AssessmentState state) {
        return new Assessment(
                state.getAssessedOnYyyymmdd(),
                state.getStateOfHealthPpm(),
                state.getCellSpreadPpm(),
                state.getCapacityMah(),
                state.getVoltageMv(),
                Suitability.of(state.getSuitabilityValue()));
    }

    private static AssessmentState assessment(Assessment assessment) {
        return AssessmentState.newBuilder()
                .setAssessedOnYyyymmdd(assessment.assessedOn())
                .setStateOfHealthPpm(assessment.stateOfHealthPpm())
                .setCellSpreadPpm(assessment.cellSpreadPpm())
                .setCapacityMah(assessment.capacityMah())
                .setVoltageMv(assessment.voltageMv())
                .setSuitabilityValue(assessment.suitability().number())
                .build();
    }

    private static Conformity conformity(ConformityState state) {
        return new Conformity(
                ConformityKind.of(state.getKindValue()),
                state.getDocumentNo(),
                state.getValidFromYyyymmdd(),
                state.getValidToYyyymmdd(),
                state.getRevokedFromYyyymmdd());
    }

    private static ConformityState conformity(Conformity conformity) {
        return ConformityState.newBuilder()
                .setKindValue(conformity.kind().number())
                .setDocumentNo(conformity.documentNo())
                .setValidFromYyyymmdd(conformity.validFrom())
                .setValidToYyyymmdd(conformity.validTo())
                .setRevokedFromYyyymmdd(conformity.revokedFrom())
                .build();
    }
}
