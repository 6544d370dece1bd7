package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.battery.Parts;
import suhuan.chaincode.domain.hold.Correction;
import suhuan.chaincode.domain.hold.Hold;
import suhuan.chaincode.domain.hold.HoldCase;
import suhuan.chaincode.domain.hold.HoldKind;
import suhuan.chaincode.domain.hold.Holds;
import suhuan.chaincode.domain.hold.Recall;
import suhuan.chaincode.domain.hold.Recalls;
import suhuan.chaincode.domain.party.Delegation;
import suhuan.chaincode.domain.party.PartyKey;
import suhuan.state.v1.CaseState;
import suhuan.state.v1.CorrectionState;
import suhuan.state.v1.DelegationState;
import suhuan.state.v1.HoldState;
import suhuan.state.v1.PartsState;
import suhuan.state.v1.RecallState;
import suhuan.state.v1.RecallsState;

/** Bytes of cases, recalls, delegations and corrections. */
final class HoldCodec {
    private HoldCodec() {}

    static Holds holds(List<HoldState> states, List<String> clearedRecallIds) {
        if (states.isEmpty() && clearedRecallIds.isEmpty()) {
            return Holds.NONE;
        }
        return new Holds(
                states.stream()
                        .map(state ->
                                new Hold(state.getCaseId(), HoldKind.of(state.getKindValue()), state.getOpenedBy()))
                        .toList(),
                List.copyOf(clearedRecallIds));
    }

    static List<HoldState> holds(Holds holds) {
        return holds.open().stream()
                .map(hold -> HoldState.newBuilder()
                        .setCaseId(hold.caseId())
                        .setKindValue(hold.kind().number())
                        .setOpenedBy(hold.openedBy())
                        .build())
                .toList();
    }

    static Stored<HoldCase> holdCase(String id, byte[] bytes) throws InvalidProtocolBufferException {
        CaseState state = CaseState.parseFrom(bytes);
        HoldCase holdCase = new HoldCase(
                id,
                HoldKind.of(state.getKindValue()),
                state.getOpenedBy(),
                state.getByRegulator(),
                state.getModelCode(),
                state.getClosed());
        return new Stored<>(holdCase, state.getLastFactSha256());
    }

    static CaseState holdCase(HoldCase holdCase, ByteString lastFact) {
        return CaseState.newBuilder()
                .setKindValue(holdCase.kind().number())
                .setOpenedBy(holdCase.openedBy())
                .setByRegulator(holdCase.byRegulator())
                .setModelCode(holdCase.modelCode())
                .setClosed(holdCase.closed())
                .setLastFactSha256(lastFact)
                .build();
    }

    static Stored<Parts> parts(String productId, byte[] bytes) throws InvalidProtocolBufferException {
        return Stored.plain(new Parts(List.copyOf(PartsState.parseFrom(bytes).getBatteryIdsList())));
    }

    static PartsState parts(Parts parts) {
        return PartsState.newBuilder().addAllBatteryIds(parts.batteryIds()).build();
    }

    static Stored<Recalls> recalls(String modelCode, byte[] bytes) throws InvalidProtocolBufferException {
        return Stored.plain(new Recalls(RecallsState.parseFrom(bytes).getRecallsList().stream()
                .map(state -> new Recall(
                        state.getCaseId(),
                        state.getOpenedBy(),
                        state.getMakerPartyId(),
                        state.getProducedFromYyyymmdd(),
                        state.getProducedToYyyymmdd(),
                        state.getFirstCode(),
                        state.getLastCode()))
                .toList()));
    }

    static RecallsState recalls(Recalls recalls) {
        RecallsState.Builder state = RecallsState.newBuilder();
        for (Recall recall : recalls.open()) {
            state.addRecalls(RecallState.newBuilder()
                    .setCaseId(recall.caseId())
                    .setOpenedBy(recall.openedBy())
                    .setMakerPartyId(recall.makerPartyId())
                    .setProducedFromYyyymmdd(recall.producedFrom())
                    .setProducedToYyyymmdd(recall.producedTo())
                    .setFirstCode(recall.firstCode())
                    .setLastCode(recall.lastCode()));
        }
        return state.build();
    }

    static Stored<Delegation> delegation(String id, byte[] bytes) throws InvalidProtocolBufferException {
        DelegationState state = DelegationState.parseFrom(bytes);
        Delegation delegation = new Delegation(
                id,
                state.getPrincipalPartyId(),
                state.getDelegatePartyId(),
                state.hasKey() ? SigningKeys.read(state.getKey()) : null,
                List.copyOf(state.getActsList()),
                List.copyOf(state.getSiteIdsList()),
                state.getValidFromYyyymmdd(),
                state.getValidToYyyymmdd(),
                state.getRevoked());
        return new Stored<>(delegation, state.getLastFactSha256());
    }

    static DelegationState delegation(Delegation delegation, ByteString lastFact) {
        DelegationState.Builder state = DelegationState.newBuilder()
                .setPrincipalPartyId(delegation.principalPartyId())
                .setDelegatePartyId(delegation.delegatePartyId())
                .addAllActs(delegation.acts())
                .addAllSiteIds(delegation.siteIds())
                .setValidFromYyyymmdd(delegation.validFrom())
                .setValidToYyyymmdd(delegation.validTo())
                .setRevoked(delegation.revoked())
                .setLastFactSha256(lastFact);
        @Nullable PartyKey key = delegation.key();
        if (key != null) {
            state.setKey(SigningKeys.written(key));
        }
        return state.build();
    }

    static Stored<Correction> correction(String id, byte[] bytes) throws InvalidProtocolBufferException {
        CorrectionState state = CorrectionState.parseFrom(bytes);
        Correction correction = new Correction(
                id,
                state.getPartyId(),
                List.copyOf(state.getAskedPartyIdsList()),
                List.copyOf(state.getAnsweredPartyIdsList()));
        return new Stored<>(correction, state.getLastFactSha256());
    }

    static CorrectionState correction(Correction correction, ByteString lastFact) {
        return CorrectionState.newBuilder()
                .addAllAskedPartyIds(correction.asked())
                .addAllAnsweredPartyIds(correction.answered())
                .setPartyId(correction.partyId())
                .setLastFactSha256(lastFact)
                .build();
    }
}
