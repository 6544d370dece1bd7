package suhuan.gateway.identity;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;

/** Where API keys are kept. A change is durable when its method returns. */
public interface ApiKeyStore {
    /** The key with this SHA-256, ended ones too. */
    Optional<ApiKey> findByHash(ByteString sha256);

    /** The key with this id, ended ones too. */
    Optional<ApiKey> find(String keyId);

    /** All keys of a party, oldest first. */
    List<ApiKey> ofParty(String partyId);

    /** Keeps a new key. */
    void insert(ApiKey key, ByteString sha256);

    /** Ends a key, in milliseconds since 1970-01-01 UTC; one that was ended keeps its time. */
    void revoke(String keyId, long revokedAtMs);
}
