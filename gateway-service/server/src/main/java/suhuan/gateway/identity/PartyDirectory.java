package suhuan.gateway.identity;

import java.util.Optional;

/** Registered parties, as far as identity needs them. */
@FunctionalInterface
public interface PartyDirectory {
    /** The party with this unified social credit code; empty where none is registered yet. */
    Optional<RegisteredParty> find(String partyId);

    /**
     * A registered party.
     *
     * @param partyId unified social credit code
     * @param name name as registered
     * @param homeOrganisation organisation that speaks for it on the ledger
     */
    record RegisteredParty(String partyId, String name, String homeOrganisation) {}
}
