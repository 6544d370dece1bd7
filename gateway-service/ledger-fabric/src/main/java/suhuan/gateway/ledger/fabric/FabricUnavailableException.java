package suhuan.gateway.ledger.fabric;

/** No peer of our organisation answers. */
public final class FabricUnavailableException extends RuntimeException {
    FabricUnavailableException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
