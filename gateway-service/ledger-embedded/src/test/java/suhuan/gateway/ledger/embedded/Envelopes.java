package suhuan.gateway.ledger.embedded;

import com.google.protobuf.ByteString;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.ledger.v1.ChildrenCommitment;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RemoveBattery;

/** Envelopes for {@link CountingContract}. */
final class Envelopes {
    private Envelopes() {}

    /** Counts up each battery once. */
    static LedgerSubmission counting(String envelopeId, String... batteryIds) {
        EnvelopePayload.Builder payload = EnvelopePayload.newBuilder().setEnvelopeId(envelopeId);
        for (String batteryId : batteryIds) {
            payload.addCommands(Command.newBuilder()
                    .setInstallBattery(InstallBattery.newBuilder().setBatteryId(batteryId)));
        }
        return submission(payload.build());
    }

    /** Registers a battery with a value of some length. */
    static LedgerSubmission registering(String envelopeId, String code, int bytes) {
        return submission(EnvelopePayload.newBuilder()
                .setEnvelopeId(envelopeId)
                .addCommands(Command.newBuilder()
                        .setRegisterBattery(RegisterBattery.newBuilder()
                                .setBatteryCode(code)
                                .setChildren(ChildrenCommitment.newBuilder()
                                        .setCount(bytes)
                                        .setSha256(ByteString.copyFrom(new byte[bytes])))))
                .build());
    }

    /** Misbehaves. */
    static LedgerSubmission misbehaving(String envelopeId, String how) {
        return submission(EnvelopePayload.newBuilder()
                .setEnvelopeId(envelopeId)
                .addCommands(Command.newBuilder()
                        .setRemoveBattery(RemoveBattery.newBuilder().setVin(how)))
                .build());
    }

    static LedgerSubmission submission(EnvelopePayload payload) {
        return new LedgerSubmission(
                payload.getEnvelopeId(),
                Envelope.newBuilder().setPayload(payload.toByteString()).build().toByteString(),
                "home");
    }

    /** The receipt of an envelope that is recorded. */
    static Receipt receipt(CompletableFuture<SubmitAnswer> answer) throws Exception {
        SubmitAnswer given = answer.get(30, TimeUnit.SECONDS);
        if (given instanceof SubmitAnswer.Recorded recorded) {
            return recorded.receipt();
        }
        throw new AssertionError("not recorded: " + given);
    }
}
