package suhuan.chaincode.fabric;

/** A call that is not one of this chaincode; the message says what is wrong with it, and never what it carries. */
final class BrokenCallException extends Exception {
    BrokenCallException(String message) {
        super(message, null, false, false);
    }
}
