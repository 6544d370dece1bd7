package suhuan.chaincode.fabric;

/** The process cannot start; the message is one line that says what to do. */
final class StartException extends Exception {
    StartException(String message) {
        super(message);
    }
}
