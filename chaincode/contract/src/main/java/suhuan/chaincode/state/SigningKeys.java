package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import suhuan.chaincode.domain.common.Bytes;
import suhuan.chaincode.domain.party.PartyKey;
import suhuan.common.v1.SigningKey;

/** Signing keys as messages and as the domain has them. */
public final class SigningKeys {
    private SigningKeys() {}

    /** The key of a message whose form was checked. */
    public static PartyKey read(SigningKey key) {
        return new PartyKey(
                key.getKeyId(),
                key.getAlgorithmValue(),
                Bytes.of(key.getPublicKey().toByteArray()),
                key.getValidFromYyyymmdd(),
                key.getValidToYyyymmdd());
    }

    static SigningKey written(PartyKey key) {
        return SigningKey.newBuilder()
                .setKeyId(key.keyId())
                .setAlgorithmValue(key.algorithm())
                .setPublicKey(ByteString.copyFrom(key.publicKey().toArray()))
                .setValidFromYyyymmdd(key.validFrom())
                .setValidToYyyymmdd(key.validTo())
                .build();
    }
}
