package suhuan.gateway.ledger.fabric.chain;

/** A peer gives a block that is not what it says it is. */
final class DamagedBlockException extends Exception {
    DamagedBlockException(String problem) {
        super(problem);
    }
}
