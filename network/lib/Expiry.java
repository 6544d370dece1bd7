import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Prints the day on which the first of the given certificates expires; for machines without openssl. */
class Expiry {
    public static void main(String[] files) throws Exception {
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        java.util.Date first = null;
        for (String file : files) {
            try (InputStream in = Files.newInputStream(Path.of(file))) {
                java.util.Date end = ((X509Certificate) certificates.generateCertificate(in)).getNotAfter();
                first = first == null || end.before(first) ? end : first;
            }
        }
        System.out.println(first == null ? "" : first.toInstant().toString().substring(0, 10));
    }
}
