package suhuan.gateway.ledger.fabric.chain;

/** Blocks wanted do not come, for the reason given; they may later. */
public final class BlocksUnavailableException extends RuntimeException {
    BlocksUnavailableException(String problem) {
        super(problem);
    }
}
