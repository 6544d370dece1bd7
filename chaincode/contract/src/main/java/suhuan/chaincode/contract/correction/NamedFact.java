package suhuan.chaincode.contract.correction;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Sha256;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.certificate.Certificate;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.chaincode.state.Stored;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemLink;
import suhuan.ledger.v1.Verdict;
import suhuan.state.v1.EnvelopeState;

/**
 * A fact that a command names by its exact bytes, which the ledger knows by their digest.
 *
 * @param fact the fact
 * @param items its items, in its order
 * @param sha256 digest of the bytes
 */
record NamedFact(Fact fact, List<FactItem<?>> items, ByteString sha256) {
    private static final int LONGEST = 1 << 20;

    /** Checks the shape of the bytes. */
    static void check(ByteString bytes, FieldChecks fields) {
        if (!fields.present("fact", !bytes.isEmpty())) {
            return;
        }
        if (bytes.size() > LONGEST) {
            fields.range("size of fact", bytes.size(), 1, LONGEST);
            return;
        }
        @Nullable Fact fact = parse(bytes);
        if (fact == null || FactItems.of(fact) == null) {
            fields.malformed("fact", bytes.size() + " bytes", "the exact bytes of a fact");
        } else {
            fields.existingId("fact.envelope_id", fact.getEnvelopeId());
            for (ItemLink link : fact.getItemsList()) {
                fields.existingId("fact.items", link.getItemId());
            }
        }
    }

    /**
     * The fact of bytes of the right shape.
     *
     * @throws IllegalStateException where they are not: the shape was not checked
     */
    static NamedFact of(ByteString bytes) {
        @Nullable Fact fact = parse(bytes);
        @Nullable List<FactItem<?>> items = fact == null ? null : FactItems.of(fact);
        if (fact == null || items == null) {
            throw new IllegalStateException("bytes that are not a fact were let through");
        }
        return new NamedFact(fact, items, ByteString.copyFrom(Sha256.of(bytes)));
    }

    /** The digest in hexadecimal. */
    String hex() {
        return HexFormat.of().formatHex(sha256.toByteArray());
    }

    /** Names the key that tells whether the ledger has the fact. */
    void plan(PlannedKeys keys) {
        keys.read(StateKeys.envelope(fact.getEnvelopeId()));
    }

    /** Refuses what the ledger gave no verdict with this digest for. */
    void mustBeOnLedger(WorkingState state, Checks checks) {
        checks.require(
                isOnLedger(state),
                Reason.FACT_NOT_FOUND,
                "command_index",
                fact.getCommandIndex(),
                "envelope_id",
                fact.getEnvelopeId());
    }

    private boolean isOnLedger(WorkingState state) {
        @Nullable EnvelopeState envelope = state.find(Families.ENVELOPE, StateKeys.envelope(fact.getEnvelopeId()));
        int index = fact.getCommandIndex();
        if (envelope == null || index < 0 || index >= envelope.getVerdictsCount()) {
            return false;
        }
        Verdict verdict = envelope.getVerdicts(index);
        return verdict.hasRecorded() && verdict.getRecorded().getFactSha256().equals(sha256);
    }

    /** Who holds goods or certificates among items now, and who runs the runs; they relied on the fact. */
    static SortedSet<String> holders(Iterable<FactItem<?>> items, WorkingState state) {
        SortedSet<String> holders = new TreeSet<>();
        for (FactItem<?> item : items) {
            @Nullable Stored<?> stored = item.stored(state);
            if (stored == null) {
                continue;
            }
            Object value = stored.value();
            if (value instanceof Battery battery) {
                holders.add(battery.custody().partyId());
            } else if (value instanceof Lot lot) {
                holders.add(lot.custody().partyId());
            } else if (value instanceof Run run) {
                holders.add(run.partyId());
            } else if (value instanceof Certificate certificate) {
                holders.add(certificate.holder());
            }
        }
        return holders;
    }

    private static @Nullable Fact parse(ByteString bytes) {
        try {
            return Fact.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            return null;
        }
    }
}
