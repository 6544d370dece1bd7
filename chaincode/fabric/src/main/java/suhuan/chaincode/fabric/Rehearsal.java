package suhuan.chaincode.fabric;

import java.util.Map;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.OpenLedger;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.Submission;

/**
 * A transaction on an empty ledger of its own before the first peer is let in. A first call takes many times as long as the
 * next, and a slow call holds up a channel; and a program that cannot execute should not offer itself.
 */
final class Rehearsal {
    private static final String REGULATOR = "91350100MA1000001X";

    private Rehearsal() {}

    static void of(TransactionExecutor contract) throws StartException {
        EnvelopePayload payload = EnvelopePayload.newBuilder()
                .setEnvelopeId("01900000-0000-7000-8000-000000000000")
                .setPartyId(REGULATOR)
                .setOccurredAtMs(1)
                .addCommands(Command.newBuilder()
                        .setOpenLedger(OpenLedger.newBuilder()
                                .setLedgerId("rehearsal")
                                .setRegulator(RegisterParty.newBuilder()
                                        .setCreditCode(REGULATOR)
                                        .setName("rehearsal")
                                        .setHomeOrganisation("rehearsal"))))
                .build();
        Batch batch = Batch.newBuilder()
                .addSubmissions(Submission.newBuilder()
                        .setEnvelope(Envelope.newBuilder()
                                .setPayload(payload.toByteString())
                                .build()
                                .toByteString())
                        .setOrganisation("rehearsal"))
                .build();
        Outcome outcome = contract.execute(batch, new TransactionContext("rehearsal", 1), keys -> Map.of());
        if (!outcome.result().getResults(0).hasRecorded()) {
            throw new StartException(
                    "the contract does not open an empty ledger; this program is damaged, get it anew");
        }
    }
}
