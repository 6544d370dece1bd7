package suhuan.gateway.app;

import java.io.IOException;
import java.util.Optional;
import suhuan.gateway.identity.ApiKey;
import suhuan.gateway.identity.ApiKeySecret;
import suhuan.gateway.identity.ApiKeys;

/**
 * The key in the file {@code admin.key} of a data folder. On a gateway that speaks for the regulator it is the regulator's; on one of
 * another organisation it is an operator's, who makes keys for the parties of that organisation and reads nothing.
 */
final class AdminKey {
    private static final String FILE = "admin.key";
    private static final String LABEL = "admin.key of the data folder";

    private AdminKey() {}

    /**
     * Makes sure that there is such a key in use. Where there is none, the secret in the file is taken, so that a database made anew
     * does not change it; where that is missing or was ended, a new one is written.
     *
     * @param organisation organisation the gateway speaks for; empty for every one
     */
    static void ensure(ApiKeys keys, Genesis.Regulator regulator, String organisation, DataFolder folder)
            throws IOException {
        boolean regulators = organisation.isEmpty() || organisation.equals(regulator.organisation());
        String partyId = regulators ? regulator.partyId() : ApiKeys.OPERATOR;
        if (keys.ofParty(partyId).stream().anyMatch(ApiKey::inUse)) {
            return;
        }
        Optional<ApiKeySecret> kept =
                folder.read(FILE).flatMap(ApiKeySecret::parse).filter(secret -> !keys.known(secret));
        ApiKeySecret secret = kept.orElseGet(ApiKeySecret::random);
        if (kept.isEmpty()) {
            // First the file: a crash between the two is mended by the next start, which takes the secret from it.
            folder.writeSecret(FILE, secret.reveal());
        }
        keys.create(partyId, regulators ? regulator.organisation() : organisation, LABEL, secret);
    }
}
