package suhuan.chaincode.domain.party;

import suhuan.chaincode.domain.common.Bytes;
import suhuan.chaincode.domain.reference.Days;

/**
 * A public key with which a party signs.
 *
 * @param keyId name within the party
 * @param algorithm number of the scheme (suhuan.common.v1.SignatureAlgorithm)
 * @param publicKey uncompressed point, 65 bytes
 * @param validFrom first day of use, yyyymmdd; 0 is no bound
 * @param validTo last day of use, yyyymmdd; 0 is no bound
 */
public record PartyKey(String keyId, int algorithm, Bytes publicKey, int validFrom, int validTo) {
    /** Whether it is the named key of the scheme and in use on the day. */
    public boolean fits(String id, int scheme, int day) {
        return keyId.equals(id) && algorithm == scheme && Days.within(day, validFrom, validTo);
    }
}
