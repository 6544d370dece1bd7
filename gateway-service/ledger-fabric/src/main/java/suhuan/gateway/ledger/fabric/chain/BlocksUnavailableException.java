package suhuan.gateway.ledger.fabric.chain;

/** Blocks wanted do not come, for the reason given; they may later. */
public final class BlocksUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is wrong, such as which peer lacks them. */
    public BlocksUnavailableException(String problem) {
        super(problem);
    }
}
