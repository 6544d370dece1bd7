package suhuan.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import suhuan.gateway.doubles.KeysInMemory;

class ApiKeysTest {
    private final AtomicLong nowMs = new AtomicLong(1_800_000_000_000L);
    private final KeysInMemory store = new KeysInMemory();
    private final ApiKeys keys = new ApiKeys(store, "REGULATOR", () -> Instant.ofEpochMilli(nowMs.get()));

    @Test
    void aKeyActsForItsPartyAndOrganisation() {
        ApiKeys.Created created = keys.create("PARTY", "Org1", "scanner");
        assertThat(keys.authenticate(created.secret()))
                .contains(new Caller("PARTY", "Org1", false, created.key().keyId()));
    }

    @Test
    void onlyTheRegulatorsPartyIsTheRegulator() {
        assertThat(keys.authenticate(keys.create("REGULATOR", "Org1", "admin").secret()))
                .get()
                .extracting(Caller::regulator)
                .isEqualTo(true);
    }

    @Test
    void anUnknownKeyIsNobodyAndNotRemembered() {
        ApiKeySecret unknown = ApiKeySecret.random();
        assertThat(keys.authenticate(unknown)).isEmpty();
        assertThat(keys.authenticate(unknown)).isEmpty();
        assertThat(store.lookUps()).isEqualTo(2);
        assertThat(keys.remembered(unknown)).isNull();
    }

    @Test
    void aCallerIsRememberedForAWhile() {
        ApiKeySecret secret = keys.create("PARTY", "Org1", "scanner").secret();
        keys.authenticate(secret);
        keys.authenticate(secret);
        assertThat(store.lookUps()).isEqualTo(1);
        assertThat(keys.remembered(secret)).isNotNull();
        nowMs.addAndGet(ApiKeys.REMEMBERED.toMillis());
        assertThat(keys.remembered(secret)).isNull();
        keys.authenticate(secret);
        assertThat(store.lookUps()).isEqualTo(2);
    }

    @Test
    void anEndedKeyIsForgottenAtOnce() {
        ApiKeys.Created created = keys.create("PARTY", "Org1", "scanner");
        keys.authenticate(created.secret());
        keys.revoke(created.key().keyId());
        assertThat(keys.remembered(created.secret())).isNull();
        assertThat(keys.authenticate(created.secret())).isEmpty();
        assertThat(keys.find(created.key().keyId()))
                .get()
                .extracting(ApiKey::revokedAtMs)
                .isEqualTo(nowMs.get());
    }

    @Test
    void aLookUpThatBeganBeforeTheEndIsNotRememberedAfterIt() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        ApiKeys racing = new ApiKeys(
                new InterruptedLookUps(store, meanwhile), "REGULATOR", () -> Instant.ofEpochMilli(nowMs.get()));
        ApiKeys.Created created = racing.create("PARTY", "Org1", "scanner");
        meanwhile.set(() -> racing.revoke(created.key().keyId()));
        racing.authenticate(created.secret());
        assertThat(racing.remembered(created.secret())).isNull();
        meanwhile.set(() -> {});
        assertThat(racing.authenticate(created.secret())).isEmpty();
    }

    @Test
    void whileTheDatabaseIsAwayCallersItKnewStayKnownForAWhileAndOthersAreNotTurnedAwayAsUnknown() {
        ApiKeySecret known = keys.create("PARTY", "Org1", "scanner").secret();
        ApiKeySecret other = keys.create("OTHER", "Org1", "scanner").secret();
        Optional<Caller> before = keys.authenticate(known);
        store.goAway();
        nowMs.addAndGet(ApiKeys.REMEMBERED.toMillis());
        assertThat(keys.authenticate(known)).isEqualTo(before);
        // Remembered again, so that not every call waits for a database that does not answer.
        assertThat(keys.remembered(known)).isNotNull();
        assertThatThrownBy(() -> keys.authenticate(other)).isInstanceOf(KeysUnavailableException.class);
        nowMs.addAndGet(ApiKeys.BELIEVED.toMillis() - ApiKeys.REMEMBERED.toMillis());
        assertThatThrownBy(() -> keys.authenticate(known)).isInstanceOf(KeysUnavailableException.class);
        store.comeBack();
        assertThat(keys.authenticate(known)).isEqualTo(before);
    }

    @Test
    void aKeyEndedBeforeTheDatabaseWentAwayIsNotBelieved() {
        ApiKeys.Created created = keys.create("PARTY", "Org1", "scanner");
        keys.authenticate(created.secret());
        keys.revoke(created.key().keyId());
        store.goAway();
        assertThatThrownBy(() -> keys.authenticate(created.secret())).isInstanceOf(KeysUnavailableException.class);
    }

    /** Lets something happen after a key was read and before the caller hears of it. */
    private record InterruptedLookUps(ApiKeyStore inner, AtomicReference<Runnable> meanwhile) implements ApiKeyStore {
        @Override
        public Optional<ApiKey> findByHash(ByteString sha256) {
            Optional<ApiKey> found = inner.findByHash(sha256);
            meanwhile.get().run();
            return found;
        }

        @Override
        public Optional<ApiKey> find(String keyId) {
            return inner.find(keyId);
        }

        @Override
        public List<ApiKey> ofParty(String partyId) {
            return inner.ofParty(partyId);
        }

        @Override
        public void insert(ApiKey key, ByteString sha256) {
            inner.insert(key, sha256);
        }

        @Override
        public void revoke(String keyId, long revokedAtMs) {
            inner.revoke(keyId, revokedAtMs);
        }
    }
}
