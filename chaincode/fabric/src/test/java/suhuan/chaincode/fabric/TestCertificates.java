package suhuan.chaincode.fabric;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Keys and certificates made anew for each run, so that none is kept: {@code authority} signs {@code chaincode}, {@code peer}
 * and {@code expired}; {@code stranger-authority} signs {@code stranger}; {@code damaged.pem} is none.
 */
final class TestCertificates {
    private static final Duration DAY = Duration.ofDays(1);

    private final Path folder;
    private final Instant now = Instant.now();
    private int serial;

    private TestCertificates(Path folder) {
        this.folder = folder;
    }

    /** An authority: its name and its keys. */
    private record Authority(X500Name name, KeyPair keys) {}

    static void make(Path folder) {
        try {
            TestCertificates certificates = new TestCertificates(folder);
            Authority ours = certificates.authority("authority");
            Authority theirs = certificates.authority("stranger-authority");
            Instant tomorrow = certificates.now.plus(DAY);
            certificates.member(ours, "chaincode", tomorrow);
            certificates.member(ours, "peer", tomorrow);
            certificates.member(ours, "expired", certificates.now.minus(DAY));
            certificates.member(theirs, "stranger", tomorrow);
            Files.writeString(folder.resolve("damaged.pem"), "not a certificate\n");
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Authority authority(String name) throws IOException, GeneralSecurityException, OperatorCreationException {
        Authority authority = new Authority(new X500Name("CN=" + name), keys());
        JcaX509v3CertificateBuilder builder = builder(authority, name, authority.keys(), now.plus(DAY));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        write(name, sign(builder, authority));
        return authority;
    }

    private void member(Authority authority, String name, Instant until)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair keys = keys();
        JcaX509v3CertificateBuilder builder = builder(authority, name, keys, until);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")
        }));
        write(name, sign(builder, authority));
        String key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded());
        Files.writeString(
                folder.resolve(name + ".key"), "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
    }

    private JcaX509v3CertificateBuilder builder(Authority issuer, String subject, KeyPair keys, Instant until) {
        return new JcaX509v3CertificateBuilder(
                issuer.name(),
                BigInteger.valueOf(++serial),
                Date.from(now.minus(DAY.multipliedBy(2))),
                Date.from(until),
                new X500Name("CN=" + subject),
                keys.getPublic());
    }

    private static X509CertificateHolder sign(JcaX509v3CertificateBuilder builder, Authority authority)
            throws OperatorCreationException {
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                .build(authority.keys().getPrivate()));
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private void write(String name, X509CertificateHolder certificate) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        }
        Files.writeString(folder.resolve(name + ".pem"), text.toString());
    }
}
