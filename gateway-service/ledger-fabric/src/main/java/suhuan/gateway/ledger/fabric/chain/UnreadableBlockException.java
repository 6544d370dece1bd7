package suhuan.gateway.ledger.fabric.chain;

import org.jspecify.annotations.Nullable;

/** A valid transaction of the chaincode is not what the chaincode's transactions are; this program is too old, or wrong. */
public final class UnreadableBlockException extends RuntimeException {
    UnreadableBlockException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
