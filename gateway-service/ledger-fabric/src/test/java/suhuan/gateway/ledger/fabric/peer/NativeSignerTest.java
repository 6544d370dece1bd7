package suhuan.gateway.ledger.fabric.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.hyperledger.fabric.client.identity.Signer;
import org.junit.jupiter.api.Test;

class NativeSignerTest {
    @Test
    void what_it_signs_verifies_and_has_the_lower_s() throws Exception {
        for (String curve : new String[] {"secp256r1", "secp384r1"}) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            KeyPair keys = generator.generateKeyPair();
            BigInteger order = ((ECPublicKey) keys.getPublic()).getParams().getOrder();
            Signer signer = NativeSigner.of(keys.getPrivate());
            for (int i = 0; i < 50; i++) {
                byte[] message = ("message " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                byte[] signature =
                        signer.sign(MessageDigest.getInstance("SHA-256").digest(message));
                Signature verifier = Signature.getInstance("SHA256withECDSA");
                verifier.initVerify(keys.getPublic());
                verifier.update(message);
                assertThat(verifier.verify(signature)).isTrue();
                BigInteger s = ASN1Integer.getInstance(
                                ASN1Sequence.getInstance(signature).getObjectAt(1))
                        .getValue();
                assertThat(s).isLessThanOrEqualTo(order.shiftRight(1));
            }
        }
    }

    @Test
    void on_this_machine_the_native_library_signs_where_it_is_there() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        boolean there;
        try {
            Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
            there = System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
        } catch (ClassNotFoundException e) {
            there = false;
        }
        assertThat(NativeSigner.of(generator.generateKeyPair().getPrivate()) instanceof NativeSigner)
                .isEqualTo(there);
    }
}
