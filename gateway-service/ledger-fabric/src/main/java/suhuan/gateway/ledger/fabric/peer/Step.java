package suhuan.gateway.ledger.fabric.peer;

import java.util.Locale;

/** Steps of a transaction, and reads; each call to a peer is one. */
public enum Step {
    /** Endorsements are collected. Nothing is ordered. */
    ENDORSE,
    /** An endorsed transaction is handed to the orderers. */
    SUBMIT,
    /** What became of a transaction. */
    COMMIT_STATUS,
    /** A query of one peer. */
    EVALUATE,
    /** Blocks as they come. */
    FOLLOW;

    /** For messages and metrics. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
