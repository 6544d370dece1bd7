package suhuan.chaincode.contract.registry;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.KeyForm;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.PartyKey;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.state.SigningKeys;
import suhuan.common.v1.SigningKey;
import suhuan.ledger.v1.RegisterParty;

/** A party as a command describes it, whether it opens the ledger or is registered later. */
final class PartyForm {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_WORD = 64;

    private PartyForm() {}

    /**
     * Checks everything but the roles.
     *
     * @param prefix path of the party within the command, such as {@code regulator.}; empty for none
     */
    static void check(String prefix, RegisterParty party, FieldChecks fields) {
        fields.creditCode(prefix + "credit_code", party.getCreditCode());
        fields.text(prefix + "name", party.getName(), LONGEST_NAME);
        fields.newId(prefix + "home_organisation", party.getHomeOrganisation(), LONGEST_WORD);
        String keys = prefix + "signing_keys";
        fields.atMost(keys, party.getSigningKeysCount(), Party.MOST_KEYS);
        if (party.getSignsAlways()) {
            fields.present(keys, party.getSigningKeysCount() != 0);
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < Math.min(party.getSigningKeysCount(), Party.MOST_KEYS); i++) {
            SigningKey key = party.getSigningKeys(i);
            KeyForm.check(keys + "[" + i + "].", key, fields);
            ids.add(key.getKeyId());
        }
        fields.distinct(keys, ids);
    }

    /** Checks the roles: one or more, each once. */
    static void checkRoles(RegisterParty party, FieldChecks fields) {
        int known = Role.values().length;
        fields.count("roles", party.getRolesCount(), known - 1);
        List<String> seen = new ArrayList<>();
        for (int number : party.getRolesValueList()) {
            fields.stated("roles", number, known);
            seen.add(number > 0 && number < known ? Role.of(number).name() : String.valueOf(number));
            if (seen.size() > known) {
                return;
            }
        }
        fields.distinct("roles", seen);
    }

    /** The party to be. */
    static Party party(RegisterParty form, List<Role> roles) {
        List<PartyKey> keys = new ArrayList<>();
        for (SigningKey key : form.getSigningKeysList()) {
            keys.add(SigningKeys.read(key));
        }
        return new Party(
                form.getCreditCode(),
                roles,
                form.getHomeOrganisation(),
                form.getSignsAlways(),
                List.copyOf(keys),
                List.of(),
                List.of());
    }
}
