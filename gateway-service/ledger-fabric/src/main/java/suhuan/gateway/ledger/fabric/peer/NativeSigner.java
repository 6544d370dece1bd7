package suhuan.gateway.ledger.fabric.peer;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.jspecify.annotations.Nullable;

/**
 * Signs with a native library where the machine has one: a transaction is signed twice, and the JDK's own P-256 takes longer for
 * that than the gateway for everything else.
 */
final class NativeSigner implements Signer {
    private static final String PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";
    private static final String ALGORITHM = "NONEwithECDSA";
    private static final int SHA256_BYTES = 32;

    private final ECPrivateKey key;
    private final Provider provider;
    private final BigInteger order;

    private NativeSigner(ECPrivateKey key, Provider provider) {
        this.key = key;
        this.provider = provider;
        this.order = key.getParams().getOrder();
    }

    /** The fastest signer that works here with this key. */
    static Signer of(PrivateKey key) {
        Provider provider = nativeProvider();
        if (provider != null && key instanceof ECPrivateKey ecKey) {
            NativeSigner signer = new NativeSigner(ecKey, provider);
            if (signer.works()) {
                return signer;
            }
        }
        return Signers.newPrivateKeySigner(key);
    }

    /** By name, because the jar is there on some platforms only. */
    private static @Nullable Provider nativeProvider() {
        try {
            return (Provider) Class.forName(PROVIDER).getField("INSTANCE").get(null);
        } catch (ReflectiveOperationException | LinkageError | ClassCastException absent) {
            return null;
        }
    }

    private boolean works() {
        try {
            sign(new byte[SHA256_BYTES]);
            return true;
        } catch (GeneralSecurityException | RuntimeException | LinkageError unusable) {
            // A native library that did not load shows itself here, and so does a curve that it does not have.
            return false;
        }
    }

    /** Fabric takes the lower of the two values that s may have, and no other. */
    @Override
    public byte[] sign(byte[] digest) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM, provider);
        signature.initSign(key);
        signature.update(digest);
        ASN1Sequence parts = ASN1Sequence.getInstance(signature.sign());
        BigInteger r = ASN1Integer.getInstance(parts.getObjectAt(0)).getValue();
        BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
        BigInteger low = s.min(order.subtract(s));
        try {
            return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(low)}).getEncoded();
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }
}
