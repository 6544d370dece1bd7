package suhuan.gateway.identity;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * API keys: made, listed, ended, and turned into callers. Callers are remembered for a few seconds, so that most calls ask no
 * database; ending a key forgets it at once here, and within {@link #REMEMBERED} at other gateways on the same database.
 */
public final class ApiKeys {
    /** How long a caller is remembered. */
    public static final Duration REMEMBERED = Duration.ofSeconds(10);

    /** In place of a party: the key of who runs the gateway of one organisation. */
    public static final String OPERATOR = "";

    private static final int MOST_REMEMBERED = 10_000;

    private final ApiKeyStore store;
    private final String regulatorPartyId;
    private final InstantSource clock;
    private final ConcurrentHashMap<ByteString, Remembered> callers = new ConcurrentHashMap<>();
    /** Counts endings, so that a look-up which began before an ending is not remembered after it. */
    private final AtomicLong endings = new AtomicLong();

    private record Remembered(Caller caller, long untilMs) {}

    /** A key with its secret, which is shown this once. */
    public record Created(ApiKey key, ApiKeySecret secret) {}

    /**
     * @param store where keys are kept
     * @param regulatorPartyId the ledger's regulator
     * @param clock time in milliseconds
     */
    public ApiKeys(ApiKeyStore store, String regulatorPartyId, InstantSource clock) {
        this.store = store;
        this.regulatorPartyId = regulatorPartyId;
        this.clock = clock;
    }

    /** The caller with this secret, if remembered; never asks the database. */
    public @Nullable Caller remembered(ApiKeySecret secret) {
        Remembered remembered = callers.get(secret.sha256());
        return remembered != null && clock.millis() < remembered.untilMs ? remembered.caller : null;
    }

    /** The caller with this secret; empty where the key does not exist or was ended. May ask the database. */
    public Optional<Caller> authenticate(ApiKeySecret secret) {
        ByteString hash = secret.sha256();
        Remembered remembered = callers.get(hash);
        if (remembered != null && clock.millis() < remembered.untilMs) {
            return Optional.of(remembered.caller);
        }
        long endingsBefore = endings.get();
        Optional<Caller> caller = store.findByHash(hash).filter(ApiKey::inUse).map(this::callerOf);
        callers.remove(hash);
        if (caller.isPresent() && callers.size() < MOST_REMEMBERED) {
            Remembered fresh = new Remembered(caller.get(), clock.millis() + REMEMBERED.toMillis());
            callers.put(hash, fresh);
            if (endings.get() != endingsBefore) {
                callers.remove(hash, fresh);
            }
        }
        if (callers.size() >= MOST_REMEMBERED) {
            callers.values().removeIf(each -> clock.millis() >= each.untilMs);
        }
        return caller;
    }

    /** Makes a key for a party that the given organisation speaks for. */
    public Created create(String partyId, String organisation, String label) {
        return create(partyId, organisation, label, ApiKeySecret.random());
    }

    /** Makes a key with a given secret, such as the one in the admin file of a data folder. */
    public Created create(String partyId, String organisation, String label, ApiKeySecret secret) {
        byte[] id = new byte[8];
        ThreadLocalRandom.current().nextBytes(id);
        ApiKey key = new ApiKey("key_" + HexFormat.of().formatHex(id), partyId, organisation, label, clock.millis(), 0);
        store.insert(key, secret.sha256());
        return new Created(key, secret);
    }

    /** The key with this id, ended or not. */
    public Optional<ApiKey> find(String keyId) {
        return store.find(keyId);
    }

    /** Whether there is a key with this secret, ended or not. */
    public boolean known(ApiKeySecret secret) {
        return store.findByHash(secret.sha256()).isPresent();
    }

    /** Keys of a party, oldest first. */
    public List<ApiKey> ofParty(String partyId) {
        return store.ofParty(partyId);
    }

    /** Ends a key. Calls that come after this returns are refused. */
    public void revoke(String keyId) {
        store.revoke(keyId, clock.millis());
        endings.incrementAndGet();
        callers.values().removeIf(each -> each.caller.keyId().equals(keyId));
    }

    private Caller callerOf(ApiKey key) {
        return new Caller(key.partyId(), key.organisation(), key.partyId().equals(regulatorPartyId), key.keyId());
    }
}
