package suhuan.chaincode.contract;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.state.Stored;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.ItemLink;

/** Turns a change into the bytes of its fact, once, and into the values that are kept. */
final class FactWriter {
    private static final Comparator<Change.Item<?>> BY_KIND_AND_ID = Comparator.<Change.Item<?>>comparingInt(
                    item -> item.kind().getNumber())
            .thenComparing(Change.Item::id);

    private FactWriter() {}

    /** Bytes of the fact, with the previous fact of every item it touches. */
    static byte[] write(
            ReadEnvelope envelope, int index, TransactionContext transaction, Change change, WorkingState state) {
        EnvelopePayload payload = envelope.payload();
        Fact.Builder fact = change.fact()
                .setEnvelopeId(payload.getEnvelopeId())
                .setCommandIndex(index)
                .setPartyId(payload.getPartyId())
                .setSiteId(payload.getSiteId())
                .setOccurredAtMs(payload.getOccurredAtMs())
                .setRecordedAtMs(transaction.recordedAtMs())
                .setSigningKeyId(envelope.envelope().getSignature().getKeyId())
                .setDelegationId(payload.getDelegationId())
                .setDelegatePartyId(payload.getDelegatePartyId());
        List<Change.Item<?>> items = new ArrayList<>(change.items());
        items.sort(BY_KIND_AND_ID);
        for (Change.Item<?> item : items) {
            fact.addItems(ItemLink.newBuilder()
                    .setKind(item.kind())
                    .setItemId(item.id())
                    .setPreviousFactSha256(previous(item, state)));
        }
        return fact.build().toByteArray();
    }

    /** Writes what the change comes to; every item remembers the fact. */
    static void keep(Change change, ByteString factSha256, WorkingState state) {
        for (Change.Item<?> item : change.items()) {
            keep(item, factSha256, state);
        }
        for (Change.Plain<?> plain : change.plain()) {
            keep(plain, state);
        }
    }

    private static <T> ByteString previous(Change.Item<T> item, WorkingState state) {
        if (!state.knows(item.key()) && isMadeByLedger(item.id())) {
            return ByteString.EMPTY;
        }
        Stored<T> stored = state.stored(item.family(), item.key());
        return stored == null ? ByteString.EMPTY : stored.lastFact();
    }

    /** Ids the ledger makes hold a tilde and are new by their making; nobody can have planned or taken them. */
    private static boolean isMadeByLedger(String id) {
        return id.indexOf('~') >= 0;
    }

    private static <T> void keep(Change.Item<T> item, ByteString factSha256, WorkingState state) {
        state.write(item.family(), item.key(), new Stored<>(item.value(), factSha256));
    }

    private static <T> void keep(Change.Plain<T> plain, WorkingState state) {
        if (!state.knows(plain.key())) {
            throw new IllegalStateException("no plan named a key of " + plain.family());
        }
        state.write(plain.family(), plain.key(), Stored.plain(plain.value()));
    }
}
