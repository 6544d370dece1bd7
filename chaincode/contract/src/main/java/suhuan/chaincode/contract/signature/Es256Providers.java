package suhuan.chaincode.contract.signature;

import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Ways to compute ES256 that work on this machine, fastest first. Verifications a second and core, measured: native 18,000,
 * Bouncy Castle 14,000, the JDK's own 1,100.
 */
final class Es256Providers {
    private static final String NATIVE = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private Es256Providers() {}

    static SignatureScheme fastest() {
        return available().get(0);
    }

    /** Every way that works here; Bouncy Castle always does. */
    static List<SignatureScheme> available() {
        List<SignatureScheme> schemes = new ArrayList<>();
        nativeProvider().map(JcaEs256::new).filter(Es256Providers::works).ifPresent(schemes::add);
        schemes.add(new BouncyCastleEs256());
        Optional.ofNullable(Security.getProvider("SunEC"))
                .map(JcaEs256::new)
                .filter(Es256Providers::works)
                .ifPresent(schemes::add);
        return List.copyOf(schemes);
    }

    /** By name, because the jar is there on some platforms only. */
    private static Optional<Provider> nativeProvider() {
        try {
            return Optional.of(
                    (Provider) Class.forName(NATIVE).getField("INSTANCE").get(null));
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            return Optional.empty();
        }
    }

    /** Accepts the signature of RFC 6979 A.2.5 over "sample", and refuses it over another text. */
    private static boolean works(SignatureScheme scheme) {
        byte[] key = HexFormat.of()
                .parseHex("0460FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6"
                        + "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299");
        byte[] signature = HexFormat.of()
                .parseHex("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                        + "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
        try {
            SignatureScheme.VerificationKey ready = scheme.prepare(key);
            return ready.verify("sample".getBytes(StandardCharsets.US_ASCII), signature)
                    && !ready.verify("simple".getBytes(StandardCharsets.US_ASCII), signature);
        } catch (RuntimeException | LinkageError e) {
            // A native library that did not load shows itself here.
            return false;
        }
    }
}
