package suhuan.chaincode.fabric;

import java.util.Locale;
import suhuan.chaincode.contract.TransactionExecutor;

/** A process that offers what executes transactions to peers. */
public final class ChaincodeProcess {
    private static final int CANNOT_START = 2;
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private ChaincodeProcess() {}

    /** What has to succeed before the first peer is let in. */
    interface Trial {
        void of(TransactionExecutor executor) throws StartException;
    }

    /** Runs without a trial until told to stop; all else that it is told comes in the environment. */
    public static void run(TransactionExecutor executor) throws InterruptedException {
        run(executor, untried -> {});
    }

    static void run(TransactionExecutor executor, Trial trial) throws InterruptedException {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n");
        }
        long start = System.nanoTime();
        ChaincodeServer server;
        try {
            Settings settings = Settings.of(System.getenv());
            trial.of(executor);
            server = ChaincodeServer.start(settings, new Calls(executor, version()));
            System.out.printf(
                    Locale.ROOT,
                    "suhuan chaincode ready: %s package %s, TLS %s, version %s, in %d ms%n",
                    server.address(),
                    settings.packageId(),
                    settings.tls() == null ? "off" : "mutual",
                    version(),
                    (System.nanoTime() - start) / 1_000_000);
        } catch (StartException e) {
            System.err.println("suhuan chaincode: " + e.getMessage());
            System.exit(CANNOT_START);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "chaincode-stop"));
        server.awaitEnd();
    }

    private static String version() {
        String version = ChaincodeProcess.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
