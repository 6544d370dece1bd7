package suhuan.chaincode.fabric;

import io.grpc.ServerCredentials;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys of mutual TLS. What the TLS library would only show by failing handshakes is found before the start. */
final class TlsKeys {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private TlsKeys() {}

    static ServerCredentials of(Settings.TlsFiles files) throws StartException {
        X509Certificate certificate = certificate(Settings.TLS_CERTIFICATE, files.certificate());
        certificate(Settings.TLS_CLIENT_AUTHORITY, files.clientAuthority());
        PrivateKey key = key(files.key(), certificate.getPublicKey());
        if (!fit(certificate.getPublicKey(), key)) {
            throw new StartException(Settings.TLS_KEY + " names " + files.key() + ", which is not the key of "
                    + files.certificate() + "; give the two that were made together");
        }
        try {
            return TlsServerCredentials.newBuilder()
                    .keyManager(files.certificate().toFile(), files.key().toFile())
                    .trustManager(files.clientAuthority().toFile())
                    .clientAuth(TlsServerCredentials.ClientAuth.REQUIRE)
                    .build();
        } catch (IOException e) {
            throw new StartException("the TLS files cannot be read: " + e.getMessage());
        }
    }

    /** The first certificate of a file. */
    private static X509Certificate certificate(String name, Path file) throws StartException {
        try (InputStream bytes = Files.newInputStream(file)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
            certificate.checkValidity();
            return certificate;
        } catch (CertificateExpiredException e) {
            throw new StartException(name + " names " + file + ", which has expired; give a new certificate");
        } catch (IOException | GeneralSecurityException e) {
            throw new StartException(name + " names " + file + ", which is no valid certificate in PEM");
        }
    }

    private static PrivateKey key(Path file, PublicKey partner) throws StartException {
        try {
            Matcher matcher = KEY.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (matcher.find()) {
                byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
                return KeyFactory.getInstance(partner.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // Said below: whatever the library objects to, the file is not what it should be, and its text stays
            // unsaid.
        }
        throw new StartException(Settings.TLS_KEY + " names " + file + ", which is no private key in PKCS#8 and PEM"
                + " for a certificate of type " + partner.getAlgorithm());
    }

    private static boolean fit(PublicKey publicKey, PrivateKey privateKey) {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> publicKey.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
