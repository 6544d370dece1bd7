package suhuan.gateway.ledger.fabric.peer;

/** Told when a peer is left alone and when it is used again. Implementations MUST return at once. */
@FunctionalInterface
public interface PeerListener {
    /**
     * The breaker of a peer changed.
     *
     * @param peer name of the peer
     * @param open whether calls are kept away from it
     */
    void breaker(String peer, boolean open);
}
