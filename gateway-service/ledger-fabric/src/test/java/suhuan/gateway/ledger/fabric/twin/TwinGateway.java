package suhuan.gateway.ledger.fabric.twin;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.common.BootstrappingSnapshotInfo;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.gateway.ledger.fabric.peer.Step;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.ReadRequest;
import suhuan.ledger.v1.ReadResult;
import suhuan.ledger.v1.StateEntry;
import suhuan.ledger.v1.Submission;

/** The gateway service of one peer. */
final class TwinGateway extends GatewayGrpc.GatewayImplBase {
    private final FabricTwin twin;
    private final TwinPeer peer;

    TwinGateway(FabricTwin twin, TwinPeer peer) {
        this.twin = twin;
        this.peer = peer;
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> answer) {
        serve(Step.ENDORSE, answer, () -> {
            Wire.Call call = demand(request.getProposedTransaction());
            ByteString agreed = null;
            List<String> details = new ArrayList<>();
            for (TwinPeer endorser : twin.endorsers(peer)) {
                ByteString response = endorsement(call, endorser, details);
                if (response != null && agreed != null && !response.equals(agreed)) {
                    details.add(endorser.organisation() + "|ProposalResponsePayloads do not match");
                }
                agreed = agreed == null ? response : agreed;
            }
            if (!details.isEmpty() || agreed == null) {
                boolean own = details.stream().anyMatch(text -> text.startsWith(peer.organisation() + "|"));
                throw Fault.error(
                        Code.ABORTED,
                        own
                                ? "failed to endorse transaction, see attached details for more info"
                                : "failed to collect enough transaction endorsements, see attached details for more info",
                        details.toArray(String[]::new));
            }
            return EndorseResponse.newBuilder()
                    .setPreparedTransaction(Wire.transaction(call, agreed))
                    .build();
        });
    }

    private Wire.Call demand(SignedProposal proposal) throws InvalidProtocolBufferException {
        Wire.Call call = Wire.call(proposal.getProposalBytes());
        if (!call.creator().getCreator().equals(twin.identity().serialized())
                || !twin.identity().signed(proposal.getProposalBytes(), proposal.getSignature())) {
            throw Fault.error(
                    Code.ABORTED,
                    "failed to endorse transaction, see attached details for more info",
                    peer.organisation()
                            + "|error validating proposal: access denied: channel [suhuan] creator org [x]");
        }
        return call;
    }

    /** What one peer answers; null where it fails, and why is added to the details. */
    private static ByteString endorsement(Wire.Call call, TwinPeer endorser, List<String> details) {
        if (endorser.isDown()) {
            details.add(endorser.organisation()
                    + "|rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while dialing: dial tcp"
                    + " 127.0.0.1:1: connect: connection refused\"");
            return null;
        }
        if (!endorser.chaincodeTrouble().isEmpty()) {
            details.add(endorser.organisation() + "|" + endorser.chaincodeTrouble());
            return null;
        }
        try {
            Map<String, Versioned> reads = new HashMap<>();
            long height = endorser.height();
            Outcome outcome = endorser.chaincode()
                    .execute(
                            batch(call), new TransactionContext(call.channel().getTxId(), call.timestampMs()), keys -> {
                                Map<String, Versioned> seen = endorser.chain().read(keys, height);
                                reads.putAll(seen);
                                Map<String, byte[]> values = new HashMap<>();
                                seen.forEach((key, value) -> {
                                    if (value != null) {
                                        values.put(key, value.value());
                                    }
                                });
                                return values;
                            });
            return Wire.responsePayload(call, reads, outcome.writes(), outcome.resultBytes());
        } catch (InvalidProtocolBufferException | RuntimeException broken) {
            details.add(endorser.organisation() + "|chaincode response 500, " + broken);
            return null;
        }
    }

    private static Batch batch(Wire.Call call) throws InvalidProtocolBufferException {
        String creator =
                SerializedIdentity.parseFrom(call.creator().getCreator()).getMspid();
        Batch.Builder batch = Batch.newBuilder();
        for (Submission submission : Batch.parseFrom(call.input().getArgs(1)).getSubmissionsList()) {
            batch.addSubmissions(submission.toBuilder().setOrganisation(creator));
        }
        return batch.build();
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> answer) {
        Fault fault = twin.faults().of(Step.SUBMIT);
        boolean refused = fault != null
                && fault.kind() == Fault.Kind.REFUSE
                && fault.error().getStatus().getCode() == Code.ABORTED;
        if (!refused) {
            peer.chain().handedOver(request.getPreparedTransaction());
        } else {
            peer.chain().refused(request.getPreparedTransaction());
        }
        serve(fault, answer, () -> {
            if (!twin.identity()
                    .signed(
                            request.getPreparedTransaction().getPayload(),
                            request.getPreparedTransaction().getSignature())) {
                throw Fault.error(
                        Code.ABORTED, "received unsuccessful response from orderer: status=FORBIDDEN, info=x");
            }
            peer.chain().submit(request.getPreparedTransaction());
            return SubmitResponse.getDefaultInstance();
        });
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest request, StreamObserver<CommitStatusResponse> answer) {
        Context context = Context.current();
        Fault fault = twin.faults().of(Step.COMMIT_STATUS);
        twin.later(
                0,
                () -> serve(fault, answer, () -> {
                    String id =
                            CommitStatusRequest.parseFrom(request.getRequest()).getTransactionId();
                    if (!peer.chain()
                            .await(() -> peer.chain().decision(id, peer.height()) != null, context::isCancelled)) {
                        throw new StatusRuntimeException(
                                Status.DEADLINE_EXCEEDED.withDescription("context deadline exceeded"));
                    }
                    TwinChain.Decision decision = peer.chain().decision(id, peer.height());
                    return CommitStatusResponse.newBuilder()
                            .setResult(decision.code())
                            .setBlockNumber(decision.block())
                            .build();
                }));
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> answer) {
        serve(Step.EVALUATE, answer, () -> {
            Wire.Call call = demand(request.getProposedTransaction());
            TwinPeer asked = request.getTargetOrganizationsCount() == 0
                    ? peer
                    : twin.peerOf(request.getTargetOrganizations(0), peer);
            ByteString result = switch (call.chaincode() + " " + call.function()) {
                case "qscc GetChainInfo" -> chainInfo(asked).toByteString();
                case "qscc GetBlockByTxID" ->
                    blockOf(asked, call.input().getArgs(2).toStringUtf8());
                case "suhuan read" ->
                    read(asked, ReadRequest.parseFrom(call.input().getArgs(1)));
                default ->
                    throw Fault.error(
                            Code.UNKNOWN,
                            "evaluate call to endorser returned error: chaincode response 500, no such function",
                            asked.organisation() + "|chaincode response 500, no such function");
            };
            return EvaluateResponse.newBuilder()
                    .setResult(Response.newBuilder().setStatus(200).setPayload(result))
                    .build();
        });
    }

    private static BlockchainInfo chainInfo(TwinPeer asked) {
        BlockchainInfo.Builder info =
                BlockchainInfo.newBuilder().setHeight(asked.height()).setCurrentBlockHash(asked.lastSha256());
        if (asked.restored()) {
            info.setBootstrappingSnapshotInfo(
                    BootstrappingSnapshotInfo.newBuilder().setLastBlockInSnapshot(asked.firstBlock() - 1));
        }
        return info.build();
    }

    private static ByteString blockOf(TwinPeer asked, String transactionId) {
        TwinChain.Decision decision = asked.chain().decision(transactionId, asked.height());
        if (decision == null || decision.block() < asked.firstBlock()) {
            throw Fault.error(
                    Code.UNKNOWN,
                    "evaluate call to endorser returned error: chaincode response 500, Failed to get block for txID",
                    asked.organisation() + "|chaincode response 500, Failed to get block for txID " + transactionId);
        }
        return asked.block(decision.block()).toByteString();
    }

    private static ByteString read(TwinPeer asked, ReadRequest request) {
        ReadResult.Builder result = ReadResult.newBuilder();
        Map<String, Versioned> values = asked.chain().read(request.getKeysList(), asked.height());
        for (String key : request.getKeysList()) {
            Versioned value = values.get(key);
            if (value != null) {
                result.addEntries(StateEntry.newBuilder().setKey(key).setValue(ByteString.copyFrom(value.value())));
            }
        }
        return result.build().toByteString();
    }

    /** What a call does. */
    @FunctionalInterface
    private interface Work<T extends Message> {
        T run() throws InvalidProtocolBufferException, InterruptedException;
    }

    private <T extends Message> void serve(Step step, StreamObserver<T> answer, Work<T> work) {
        serve(twin.faults().of(step), answer, work);
    }

    private <T extends Message> void serve(Fault fault, StreamObserver<T> answer, Work<T> work) {
        if (peer.isDown()) {
            answer.onError(new StatusRuntimeException(Status.UNAVAILABLE.withDescription("io exception")));
            return;
        }
        if (fault == null) {
            answer(answer, work);
            return;
        }
        switch (fault.kind()) {
            case REFUSE -> twin.later(fault.delayMs(), () -> answer.onError(fault.error()));
            case LOSE_ANSWER ->
                twin.later(fault.delayMs(), () -> {
                    run(work);
                    answer.onError(fault.error());
                });
            case SWALLOW -> {
                answer.onNext(swallowed());
                answer.onCompleted();
            }
            case REPEAT -> {
                run(work);
                answer(answer, work);
            }
            case DELAY -> twin.later(fault.delayMs(), () -> answer(answer, work));
            case HANG -> {}
        }
    }

    /** Only the hand-over to the orderers can be swallowed: it has an answer that says nothing. */
    @SuppressWarnings("unchecked")
    private static <T extends Message> T swallowed() {
        return (T) SubmitResponse.getDefaultInstance();
    }

    private static void run(Work<?> work) {
        try {
            work.run();
        } catch (InvalidProtocolBufferException | StatusRuntimeException unheard) {
            // The caller hears of something else.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T extends Message> void answer(StreamObserver<T> answer, Work<T> work) {
        try {
            T done = work.run();
            answer.onNext(done);
            answer.onCompleted();
        } catch (StatusRuntimeException failed) {
            answer.onError(failed);
        } catch (InvalidProtocolBufferException e) {
            answer.onError(new StatusRuntimeException(Status.INVALID_ARGUMENT.withDescription(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.onError(new StatusRuntimeException(Status.CANCELLED));
        }
    }
}
