package suhuan.chaincode.fabric;

/** The peer did not do its part: it answered with an error, wrongly, or not at all. Ends the transaction. */
final class PeerFailure extends RuntimeException {
    PeerFailure(String message) {
        super(message, null, false, false);
    }
}
