package suhuan.gateway.doubles;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import suhuan.gateway.identity.ApiKey;
import suhuan.gateway.identity.ApiKeyStore;
import suhuan.gateway.identity.KeysUnavailableException;

/** Keys in a map, counting how often they were asked for. */
public final class KeysInMemory implements ApiKeyStore {
    private final Map<ByteString, ApiKey> keys = new LinkedHashMap<>();
    private int lookUps;
    private boolean away;

    /** From now on looking up fails, as it does where the database is gone. */
    public synchronized void goAway() {
        away = true;
    }

    /** Ends that. */
    public synchronized void comeBack() {
        away = false;
    }

    /** How often a key was looked up by its hash. */
    public synchronized int lookUps() {
        return lookUps;
    }

    @Override
    public synchronized Optional<ApiKey> findByHash(ByteString sha256) {
        lookUps++;
        if (away) {
            throw new KeysUnavailableException(new IllegalStateException("the database is away"));
        }
        return Optional.ofNullable(keys.get(sha256));
    }

    @Override
    public synchronized Optional<ApiKey> find(String keyId) {
        return keys.values().stream().filter(key -> key.keyId().equals(keyId)).findFirst();
    }

    @Override
    public synchronized List<ApiKey> ofParty(String partyId) {
        return new ArrayList<>(keys.values())
                .stream().filter(key -> key.partyId().equals(partyId)).toList();
    }

    @Override
    public synchronized void insert(ApiKey key, ByteString sha256) {
        keys.put(sha256, key);
    }

    @Override
    public synchronized void revoke(String keyId, long revokedAtMs) {
        keys.replaceAll((hash, key) -> key.keyId().equals(keyId) && key.inUse()
                ? new ApiKey(
                        key.keyId(), key.partyId(), key.organisation(), key.label(), key.createdAtMs(), revokedAtMs)
                : key);
    }
}
