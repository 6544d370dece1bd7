package suhuan.chaincode.contract;

import com.google.protobuf.ByteString;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.signature.EnvelopeSignatures;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.common.Refusal;
import suhuan.chaincode.domain.party.Delegation;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.PartyKey;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Signature;

/** Who may send an envelope: caller, organisation, site and signature (2xx). */
final class Callers {
    private Callers() {}

    /** Names the keys of the caller. An id that cannot be anybody's has no key. */
    static void plan(EnvelopePayload payload, PlannedKeys keys) {
        keys.read(StateKeys.LEDGER);
        if (isId(payload.getPartyId())) {
            keys.read(StateKeys.party(payload.getPartyId()));
        }
        if (isId(payload.getSiteId())) {
            keys.read(StateKeys.site(payload.getSiteId()));
        }
        if (!payload.getDelegationId().isEmpty()) {
            keys.read(StateKeys.delegation(payload.getDelegationId()));
        }
        if (!payload.getDelegatePartyId().isEmpty()) {
            keys.read(StateKeys.party(payload.getDelegatePartyId()));
        }
    }

    /** The acting party, or null where it is not registered. */
    static @Nullable Party party(EnvelopePayload payload, WorkingState state) {
        return isId(payload.getPartyId()) ? state.find(Families.PARTY, StateKeys.party(payload.getPartyId())) : null;
    }

    /** The site the envelope names, or null. */
    static @Nullable Site site(EnvelopePayload payload, WorkingState state) {
        return isId(payload.getSiteId()) ? state.find(Families.SITE, StateKeys.site(payload.getSiteId())) : null;
    }

    /** The party whose organisation sends and whose keys sign: the acting one, or the one that acts for it; or null. */
    static @Nullable Party sender(EnvelopePayload payload, @Nullable Party party, WorkingState state) {
        String delegateId = payload.getDelegatePartyId();
        return party == null || delegateId.isEmpty() ? party : state.find(Families.PARTY, StateKeys.party(delegateId));
    }

    /** The delegation the envelope names, or null. */
    static @Nullable Delegation delegation(EnvelopePayload payload, WorkingState state) {
        return payload.getDelegationId().isEmpty()
                ? null
                : state.find(Families.DELEGATION, StateKeys.delegation(payload.getDelegationId()));
    }

    /** Whether the sender may be spoken for by the organisation, and the site is the acting party's. */
    static @Nullable Refusal refusal(
            ReadEnvelope envelope, @Nullable Party party, @Nullable Party sender, @Nullable Site site) {
        EnvelopePayload payload = envelope.payload();
        String partyId = payload.getPartyId();
        if (party == null || sender == null) {
            return Refusal.of(
                    Reason.CALLER_UNKNOWN, "party_id", party == null ? partyId : payload.getDelegatePartyId());
        }
        Checks checks = new Checks();
        checks.require(
                sender.homeOrganisation().equals(envelope.organisation()),
                Reason.CALLER_ORGANISATION_DIFFERS,
                "organisation",
                envelope.organisation(),
                "party_id",
                sender.id(),
                "home_organisation",
                sender.homeOrganisation());
        checks.require(
                payload.getSiteId().isEmpty() || (site != null && site.partyId().equals(partyId)),
                Reason.CALLER_SITE_UNKNOWN,
                "site_id",
                payload.getSiteId(),
                "party_id",
                partyId);
        return checks.refusal();
    }

    /** Whether there is such a delegation between the two; one that is known says so before anything is said about it. */
    static @Nullable Refusal delegationRefusal(EnvelopePayload payload, @Nullable Delegation delegation) {
        boolean known = payload.getDelegationId().isEmpty()
                || (delegation != null && delegation.between(payload.getPartyId(), payload.getDelegatePartyId()));
        return known
                ? null
                : Refusal.of(
                        Reason.DELEGATION_UNKNOWN,
                        "delegate_party_id",
                        payload.getDelegatePartyId(),
                        "delegation_id",
                        payload.getDelegationId(),
                        "party_id",
                        payload.getPartyId());
    }

    /** Whether the delegation holds on the day. */
    static @Nullable Refusal forceRefusal(@Nullable Delegation delegation, int day) {
        return delegation == null || delegation.inForce(day)
                ? null
                : Refusal.of(Reason.DELEGATION_NOT_IN_FORCE, "delegation_id", delegation.id(), "day", day);
    }

    /** Whether the envelope is signed as it must: with a key of the sender, or with the person's key of the delegation. */
    static @Nullable Refusal signatureRefusal(
            ReadEnvelope envelope, Party party, Party sender, @Nullable Delegation delegation, int day) {
        if (delegation == null || delegation.key() == null) {
            return signatureRefusal(envelope, sender, party.signsAlways() || sender.signsAlways(), day);
        }
        Party person = new Party(
                party.id(), List.of(), party.homeOrganisation(), true, List.of(delegation.key()), List.of(), List.of());
        return signatureRefusal(envelope, person, true, day);
    }

    /** Whether the envelope is signed as the party must, and any signature it has fits. */
    static @Nullable Refusal signatureRefusal(ReadEnvelope envelope, Party party, boolean needed, int day) {
        if (!envelope.envelope().hasSignature()) {
            return needed ? Refusal.of(Reason.SIGNATURE_REQUIRED, "party_id", party.id()) : null;
        }
        Signature signature = envelope.envelope().getSignature();
        PartyKey key = party.key(signature.getKeyId(), signature.getAlgorithmValue(), day);
        if (key == null) {
            return Refusal.of(
                    Reason.SIGNATURE_KEY_UNKNOWN, "key_id", signature.getKeyId(), "party_id", party.id(), "day", day);
        }
        ByteString payload = envelope.envelope().getPayload();
        boolean fits = EnvelopeSignatures.verify(
                key.algorithm(),
                key.publicKey().toArray(),
                payload.toByteArray(),
                signature.getValue().toByteArray());
        return fits ? null : Refusal.of(Reason.SIGNATURE_INVALID, "key_id", key.keyId());
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= FieldChecks.LONGEST_ID && FieldChecks.isWord(id, true);
    }
}
