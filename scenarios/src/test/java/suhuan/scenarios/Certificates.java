package suhuan.scenarios;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates for clients, made with the key of an organisation's authority. */
final class Certificates {
    private Certificates() {}

    /**
     * Files of a client's identity.
     *
     * @param certificate in PEM
     * @param privateKey in PEM, PKCS #8
     */
    record Identity(Path certificate, Path privateKey) {}

    /** A client of the authority whose certificate was good until a moment ago. */
    static Identity expired(Path authority, Path folder) throws Exception {
        Instant now = Instant.now();
        return make(authority, folder, now.minus(Duration.ofDays(2)), now.minus(Duration.ofMinutes(1)));
    }

    private static Identity make(Path authority, Path folder, Instant from, Instant to)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        X509CertificateHolder issuer;
        try (PEMParser pem = new PEMParser(Files.newBufferedReader(onlyFile(authority, ".pem")))) {
            issuer = (X509CertificateHolder) pem.readObject();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair own = generator.generateKeyPair();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                issuer.getSubject(),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(from),
                Date.from(to),
                new X500Name("CN=expired,OU=client"),
                SubjectPublicKeyInfo.getInstance(own.getPublic().getEncoded()));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        X509CertificateHolder certificate =
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key(onlyFile(authority, "_sk"))));
        Files.createDirectories(folder);
        Path file = folder.resolve("cert.pem");
        Files.writeString(file, pem(certificate));
        Path keyFile = folder.resolve("key.pem");
        Files.writeString(keyFile, pem(new JcaPKCS8Generator(own.getPrivate(), null)));
        return new Identity(file, keyFile);
    }

    private static PrivateKey key(Path file) throws IOException {
        try (PEMParser pem = new PEMParser(Files.newBufferedReader(file))) {
            Object found = pem.readObject();
            JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
            return found instanceof PEMKeyPair pair
                    ? converter.getKeyPair(pair).getPrivate()
                    : converter.getPrivateKey((PrivateKeyInfo) found);
        }
    }

    private static Path onlyFile(Path folder, String ending) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no *" + ending + " in " + folder));
        }
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
