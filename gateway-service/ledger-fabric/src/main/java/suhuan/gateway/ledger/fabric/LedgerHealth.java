package suhuan.gateway.ledger.fabric;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import suhuan.gateway.ledger.LedgerReadOnlyException;

/**
 * Whether the network takes writes, and if not, why. Most troubles pass: the next transaction that is recorded ends them. A fork or
 * a block that cannot be read stays until a start.
 */
final class LedgerHealth {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerHealth.class);

    private static final int MOST_SAID = 20;

    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable String> forGood = new AtomicReference<>();
    private final AtomicReference<@Nullable String> endorsing = new AtomicReference<>();
    private final AtomicReference<@Nullable String> disagreeing = new AtomicReference<>();
    private final AtomicReference<@Nullable String> ordering = new AtomicReference<>();
    private final AtomicReference<@Nullable String> following = new AtomicReference<>();

    /** Takes no more writes until a start. The first reason stays. */
    void readOnlyForGood(String reason, Throwable cause) {
        if (forGood.compareAndSet(null, reason)) {
            LOG.error("ledger is read-only: {}", reason, cause);
        }
    }

    /** No endorsements are to be had at the moment. */
    void troubleEndorsing(String reason) {
        trouble(endorsing, reason);
    }

    /** Organisations give different answers to the same envelopes. */
    void disagreement(String reason) {
        trouble(disagreeing, reason);
    }

    /** Envelopes were endorsed. */
    void endorses() {
        over(endorsing, "transactions are endorsed again");
        over(disagreeing, "organisations agree again");
    }

    /** An endorsement that records nothing is to be had. */
    void wouldEndorse() {
        over(endorsing, "transactions would be endorsed again");
    }

    /** Whether endorsements were not to be had when last tried. */
    boolean inTroubleEndorsing() {
        return endorsing.get() != null;
    }

    /** No transaction is ordered at the moment. */
    void troubleOrdering(String reason) {
        trouble(ordering, reason);
    }

    /** A transaction is in a block. */
    void orders() {
        over(ordering, "transactions are ordered again");
    }

    private void trouble(AtomicReference<@Nullable String> where, String reason) {
        String before = where.getAndSet(reason);
        // The first reason is seldom the last: after a peer is lost, the next one may turn out to be behind.
        boolean isNew = said.size() < MOST_SAID && said.add(reason);
        if (before == null) {
            LOG.warn("nothing is recorded at the moment: {}", reason);
        } else if (isNew) {
            LOG.warn("still nothing is recorded: {}", reason);
        }
    }

    private void over(AtomicReference<@Nullable String> where, String what) {
        if (where.get() != null && where.getAndSet(null) != null) {
            said.clear();
            LOG.info("{}", what);
        }
    }

    /** No blocks come at the moment. */
    void troubleFollowing(String reason) {
        trouble(following, "no blocks come: " + reason);
    }

    /** Whether blocks failed to come when last tried. */
    boolean inTroubleFollowing() {
        return following.get() != null;
    }

    /** Blocks come. */
    void follows() {
        over(following, "blocks come again");
    }

    @Nullable
    String readOnlyBecause() {
        for (AtomicReference<@Nullable String> reason : List.of(forGood, disagreeing, endorsing, ordering, following)) {
            String text = reason.get();
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** Why nothing may be tried at all; null where it may. */
    @Nullable
    String readOnlyForGoodBecause() {
        return forGood.get();
    }

    /** For an envelope of which nothing was recorded. */
    LedgerReadOnlyException refusal() {
        String reason = readOnlyBecause();
        return new LedgerReadOnlyException(reason == null ? "the ledger is closed" : reason);
    }
}
