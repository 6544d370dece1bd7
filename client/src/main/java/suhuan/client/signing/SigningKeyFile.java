package suhuan.client.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import suhuan.common.v1.SignatureAlgorithm;

/** A private key in a PEM file of PKCS #8 (RFC 5958), readable by its owner alone. */
public final class SigningKeyFile {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int SECRET_BITS = 256;

    private SigningKeyFile() {}

    /**
     * Writes a key to a new file with mode 0600.
     *
     * @throws java.nio.file.FileAlreadyExistsException when the file exists: a key is never overwritten
     */
    public static void write(Path file, KeyPairSigner key) throws IOException {
        AlgorithmIdentifier algorithm =
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve(key.algorithm()));
        byte[] der = new PrivateKeyInfo(algorithm, new ECPrivateKey(SECRET_BITS, key.secret())).getEncoded();
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        byte[] pem = (BEGIN + "\n" + body + "\n" + END + "\n").getBytes(StandardCharsets.US_ASCII);
        Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, ownerOnly())) {
            channel.write(java.nio.ByteBuffer.wrap(pem));
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    /**
     * Reads a key.
     *
     * @param keyId name of the key within the party
     * @throws IOException when the file cannot be read or holds no P-256 or SM2 key; the text names the file, never the
     *     key
     */
    public static KeyPairSigner read(Path file, String keyId) throws IOException {
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) throw new IOException(file + ": not a PEM file with a private key");
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
            SignatureAlgorithm algorithm = algorithm(ASN1ObjectIdentifier.getInstance(
                    info.getPrivateKeyAlgorithm().getParameters()));
            BigInteger secret = ECPrivateKey.getInstance(info.parsePrivateKey()).getKey();
            return KeyPairSigner.of(keyId, algorithm, secret);
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new IOException(file + ": not a private key of P-256 or SM2", e);
        }
    }

    private static ASN1ObjectIdentifier curve(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.SIGNATURE_ALGORITHM_SM2_SM3
                ? GMObjectIdentifiers.sm2p256v1
                : X9ObjectIdentifiers.prime256v1;
    }

    private static SignatureAlgorithm algorithm(ASN1ObjectIdentifier curve) {
        if (curve.equals(X9ObjectIdentifiers.prime256v1)) return SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256;
        if (curve.equals(GMObjectIdentifiers.sm2p256v1)) return SignatureAlgorithm.SIGNATURE_ALGORITHM_SM2_SM3;
        throw new IllegalArgumentException("curve " + curve);
    }
}
