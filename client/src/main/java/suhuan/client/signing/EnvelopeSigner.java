package suhuan.client.signing;

import suhuan.common.v1.SigningKey;
import suhuan.ledger.v1.Signature;

/**
 * Signs the payload of an envelope. MUST give the same signature for the same bytes: an envelope sent again after a
 * restart is made again, and the ledger compares all its bytes. MUST be safe for use by many threads.
 */
public interface EnvelopeSigner {
    /** The signature over exactly these bytes: r and s, 32 bytes each. */
    Signature sign(byte[] payload);

    /** The public half as it is registered for a party, without dates. */
    SigningKey publicKey();
}
