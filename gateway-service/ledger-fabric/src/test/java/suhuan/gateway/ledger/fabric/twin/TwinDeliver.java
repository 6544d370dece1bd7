package suhuan.gateway.ledger.fabric.twin;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import suhuan.gateway.ledger.fabric.peer.Step;

/** The block events of one peer. */
final class TwinDeliver extends DeliverGrpc.DeliverImplBase {
    private final FabricTwin twin;
    private final TwinPeer peer;

    TwinDeliver(FabricTwin twin, TwinPeer peer) {
        this.twin = twin;
        this.peer = peer;
    }

    @Override
    public StreamObserver<Envelope> deliver(StreamObserver<DeliverResponse> blocks) {
        Context context = Context.current();
        ServerCallStreamObserver<DeliverResponse> out = (ServerCallStreamObserver<DeliverResponse>) blocks;
        out.setOnCancelHandler(() -> {});
        return new StreamObserver<>() {
            @Override
            public void onNext(Envelope request) {
                twin.stream(() -> give(request, out, context));
            }

            @Override
            public void onError(Throwable t) {}

            @Override
            public void onCompleted() {}
        };
    }

    private void give(Envelope request, ServerCallStreamObserver<DeliverResponse> out, Context context) {
        try {
            Payload payload = Payload.parseFrom(request.getPayload());
            if (!twin.identity().signed(request.getPayload(), request.getSignature())) {
                status(out, org.hyperledger.fabric.protos.common.Status.FORBIDDEN);
                return;
            }
            long next = SeekInfo.parseFrom(payload.getData())
                    .getStart()
                    .getSpecified()
                    .getNumber();
            if (next > peer.height() || next < peer.firstBlock()) {
                status(out, org.hyperledger.fabric.protos.common.Status.NOT_FOUND);
                return;
            }
            while (true) {
                long wanted = next;
                boolean there = peer.chain()
                        .await(
                                () -> peer.height() > wanted || peer.isDown(),
                                () -> context.isCancelled() || out.isCancelled());
                if (!there || out.isCancelled()) {
                    return;
                }
                Fault fault = peer.isDown()
                        ? Fault.refuse(new StatusRuntimeException(
                                Status.UNAVAILABLE.withDescription("Network closed for unknown reason")))
                        : twin.faults().of(Step.FOLLOW);
                if (fault != null && fault.error() != null) {
                    out.onError(fault.error());
                    return;
                }
                out.onNext(
                        DeliverResponse.newBuilder().setBlock(peer.block(next)).build());
                next++;
            }
        } catch (InvalidProtocolBufferException malformed) {
            status(out, org.hyperledger.fabric.protos.common.Status.BAD_REQUEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StatusRuntimeException | IllegalStateException gone) {
            // The reader went away.
        }
    }

    private static void status(
            StreamObserver<DeliverResponse> out, org.hyperledger.fabric.protos.common.Status status) {
        out.onNext(DeliverResponse.newBuilder().setStatus(status).build());
        out.onCompleted();
    }
}
