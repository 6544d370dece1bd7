package suhuan.gateway.ledger.fabric.chain;

/** A peer gives another chain than the one seen so far. Nobody but people can say which is right. */
public final class ForkException extends RuntimeException {
    ForkException(String problem) {
        super(problem);
    }
}
