package suhuan.client;

import com.google.protobuf.ByteString;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.client.signing.EnvelopeSigner;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;

/** Makes envelopes of one party: payload bytes are made once, then signed where there is a signer. */
public final class EnvelopeMaker {
    private final String partyId;
    private final String siteId;
    private final @Nullable EnvelopeSigner signer;

    /**
     * A maker.
     *
     * @param partyId the acting party's credit code
     * @param siteId its site, or empty
     * @param signer signs the payloads; null leaves them unsigned
     */
    public EnvelopeMaker(String partyId, String siteId, @Nullable EnvelopeSigner signer) {
        this.partyId = partyId;
        this.siteId = siteId;
        this.signer = signer;
    }

    /** An envelope of now with a fresh id. */
    public PreparedEnvelope make(List<Command> commands) {
        return make(UuidV7.fresh(), System.currentTimeMillis(), false, commands);
    }

    /**
     * An envelope with everything given. The same arguments give the same bytes, signature included.
     *
     * @param envelopeId UUID of version 7 in lower case
     * @param occurredAtMs when it happened; milliseconds since 1970-01-01 UTC
     * @param allOrNothing either every command is recorded or none
     * @param commands 1 to 1,000
     */
    public PreparedEnvelope make(String envelopeId, long occurredAtMs, boolean allOrNothing, List<Command> commands) {
        ByteString payload = EnvelopePayload.newBuilder()
                .setEnvelopeId(envelopeId)
                .setPartyId(partyId)
                .setSiteId(siteId)
                .setOccurredAtMs(occurredAtMs)
                .setAllOrNothing(allOrNothing)
                .addAllCommands(commands)
                .build()
                .toByteString();
        Envelope.Builder envelope = Envelope.newBuilder().setPayload(payload);
        if (signer != null) envelope.setSignature(signer.sign(payload.toByteArray()));
        return new PreparedEnvelope(envelopeId, envelope.build());
    }
}
