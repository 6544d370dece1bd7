package suhuan.chaincode.fabric;

import java.util.Locale;
import suhuan.chaincode.contract.Contract;

/** The chaincode process. */
public final class Main {
    private static final int CANNOT_START = 2;
    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Main() {}

    /** Runs until told to stop; all that it is told comes in the environment. */
    public static void main(String[] arguments) throws InterruptedException {
        if (System.getProperty(LOG_FORMAT) == null) {
            System.setProperty(LOG_FORMAT, "%1$tFT%1$tT.%1$tL %4$s %5$s%6$s%n");
        }
        long start = System.nanoTime();
        ChaincodeServer server;
        try {
            Settings settings = Settings.of(System.getenv());
            Contract contract = new Contract();
            Rehearsal.of(contract);
            server = ChaincodeServer.start(settings, new Calls(contract, version()));
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
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
