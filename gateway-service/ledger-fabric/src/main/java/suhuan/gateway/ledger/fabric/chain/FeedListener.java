package suhuan.gateway.ledger.fabric.chain;

/** Told how a feed of blocks fares. Implementations MUST return at once. */
public interface FeedListener {
    /** Blocks do not come, for a reason in one sentence; the feed goes on trying. */
    void trouble(String problem);

    /** Blocks come again. */
    void flowing();

    /** No more blocks will come from this feed, for a reason in one sentence. */
    void ended(RuntimeException why);
}
