package suhuan.gateway.ledger.fabric.peer;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.hyperledger.fabric.client.identity.Identities;
import org.hyperledger.fabric.client.identity.Identity;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.X509Identity;

/**
 * Who calls, and how calls are signed.
 *
 * @param identity the organisation and its certificate
 * @param signer signs with the certificate's key
 */
public record ClientIdentity(Identity identity, Signer signer) {
    /**
     * Reads certificate and key.
     *
     * @param organisation MSP id
     * @param certificate X.509 certificate, PEM
     * @param privateKey its private key, PKCS #8, PEM
     * @throws IllegalArgumentException where a file cannot be used; the message names it
     */
    public static ClientIdentity read(String organisation, Path certificate, Path privateKey) {
        X509Certificate x509 = readCertificate(certificate);
        // Peers say only that the caller has expired, and that late; here the file is known.
        Instant end = x509.getNotAfter().toInstant();
        if (end.isBefore(Instant.now())) {
            throw new IllegalArgumentException(
                    "certificate " + certificate + " of " + organisation + " expired on " + end + "; give a new one");
        }
        return new ClientIdentity(new X509Identity(organisation, x509), NativeSigner.of(readKey(privateKey)));
    }

    private static X509Certificate readCertificate(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return Identities.readX509Certificate(reader);
        } catch (IOException | CertificateException | RuntimeException unusable) {
            throw new IllegalArgumentException("certificate " + file + " cannot be read: " + unusable, unusable);
        }
    }

    private static PrivateKey readKey(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return Identities.readPrivateKey(reader);
        } catch (IOException | InvalidKeyException | RuntimeException unusable) {
            // The cause may quote the file, and the file is a secret.
            throw new IllegalArgumentException("private key " + file + " cannot be read ("
                    + unusable.getClass().getSimpleName() + "); it must be PKCS #8 in PEM");
        }
    }
}
