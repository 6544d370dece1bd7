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
    private final String delegationId;
    private final String delegatePartyId;
    private final @Nullable EnvelopeSigner signer;

    /**
     * A maker.
     *
     * @param partyId the acting party's credit code
     * @param siteId its site, or empty
     * @param signer signs the payloads; null leaves them unsigned
     */
    public EnvelopeMaker(String partyId, String siteId, @Nullable EnvelopeSigner signer) {
        this(partyId, siteId, "", "", signer);
    }

    private EnvelopeMaker(
            String partyId,
            String siteId,
            String delegationId,
            String delegatePartyId,
            @Nullable EnvelopeSigner signer) {
        this.partyId = partyId;
        this.siteId = siteId;
        this.delegationId = delegationId;
        this.delegatePartyId = delegatePartyId;
        this.signer = signer;
    }

    /**
     * A maker for a party that lets another act for it.
     *
     * @param principalId the party acted for
     * @param siteId its site, or empty
     * @param delegationId the delegation it granted
     * @param delegateId the party that acts; its key sends, and signs where there is a signer; empty for a person's key
     * @param signer signs the payloads; null leaves them unsigned
     */
    public static EnvelopeMaker onBehalfOf(
            String principalId,
            String siteId,
            String delegationId,
            String delegateId,
            @Nullable EnvelopeSigner signer) {
        return new EnvelopeMaker(principalId, siteId, delegationId, delegateId, signer);
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
                .setDelegationId(delegationId)
                .setDelegatePartyId(delegatePartyId)
                .build()
                .toByteString();
        Envelope.Builder envelope = Envelope.newBuilder().setPayload(payload);
        if (signer != null) envelope.setSignature(signer.sign(payload.toByteArray()));
        return new PreparedEnvelope(envelopeId, envelope.build());
    }
}
