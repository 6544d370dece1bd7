package suhuan.gateway.readmodel;

import java.util.List;
import suhuan.common.v1.Role;

/**
 * A registered party, as needed to know a caller.
 *
 * @param partyId unified social credit code
 * @param name name
 * @param roles roles it holds
 * @param homeOrganisation organisation that speaks for it
 */
public record PartyIdentity(String partyId, String name, List<Role> roles, String homeOrganisation) {
    /** Whether the party keeps the registry and reads everything. */
    public boolean regulator() {
        return roles.contains(Role.ROLE_REGULATOR);
    }
}
