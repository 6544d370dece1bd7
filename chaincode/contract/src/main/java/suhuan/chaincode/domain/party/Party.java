package suhuan.chaincode.domain.party;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;

/**
 * A registered party.
 *
 * @param id unified social credit code
 * @param roles what it is
 * @param homeOrganisation organisation that speaks for it
 * @param signsAlways every envelope of the party must be signed
 * @param keys keys it signs with
 * @param licences licences it was granted, oldest first
 * @param listings entries in the white list, oldest first
 */
public record Party(
        String id,
        List<Role> roles,
        String homeOrganisation,
        boolean signsAlways,
        List<PartyKey> keys,
        List<Licence> licences,
        List<Listing> listings) {
    /** Most keys a party may have. */
    public static final int MOST_KEYS = 16;

    /** Most licences a party may have, revoked and past ones included. */
    public static final int MOST_LICENCES = 256;

    /** Most entries in the white list a party may have, removed and past ones included. */
    public static final int MOST_LISTINGS = 256;

    /** Roles of those who handle batteries and so may register one without a code. */
    public static final List<Role> BATTERY_CHAIN = List.of(
            Role.BATTERY_MAKER,
            Role.VEHICLE_MAKER,
            Role.COLLECTOR,
            Role.CASCADE_OPERATOR,
            Role.RECYCLER,
            Role.VEHICLE_DISMANTLER,
            Role.REPAIRER);

    /** Whether the party has the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Refuses unless the party has one of the roles. */
    public void mustHoldOneOf(List<Role> needed, Checks checks) {
        for (Role role : needed) {
            if (roles.contains(role)) {
                return;
            }
        }
        checks.refuse(Reason.ROLE_NOT_HELD, "party_id", id, "needed", names(needed));
    }

    /** Refuses unless a licence of the party covers one of the acts on the material at the site on the day. */
    public void mustBeLicensed(Material material, List<Act> acts, String siteId, int day, Checks checks) {
        for (Licence licence : licences) {
            for (Act act : acts) {
                if (licence.covers(material, act, siteId, day)) {
                    return;
                }
            }
        }
        checks.refuse(
                Reason.LICENCE_NOT_HELD,
                "party_id",
                id,
                "act",
                names(acts),
                "material",
                material.name(),
                "site_id",
                siteId,
                "day",
                day);
    }

    /** The licence with a number, or null. */
    public @Nullable Licence licence(String licenceNo) {
        for (Licence licence : licences) {
            if (licence.licenceNo().equals(licenceNo)) {
                return licence;
            }
        }
        return null;
    }

    /** The batch by which the party is on the white list for an act on a material on a day; null where it is not. */
    public @Nullable String listing(Material material, Act act, int day) {
        for (Listing listing : listings) {
            if (listing.covers(material, act, day)) {
                return listing.batchId();
            }
        }
        return null;
    }

    /** The entry with which the party came into the white list in a batch, or null. */
    public @Nullable Listing enteredWith(String batchId) {
        for (Listing listing : listings) {
            if (listing.batchId().equals(batchId)) {
                return listing;
            }
        }
        return null;
    }

    /** The party with one more entry in the white list. */
    public Party listed(Listing listing) {
        List<Listing> more = new ArrayList<>(listings);
        more.add(listing);
        return withListings(more);
    }

    /** The party with an entry of its removed from a day on. */
    public Party delisted(String batchId, int fromDay) {
        List<Listing> changed = new ArrayList<>(listings);
        changed.replaceAll(listing -> listing.batchId().equals(batchId) ? listing.removedFrom(fromDay) : listing);
        return withListings(changed);
    }

    /** The key with a name that fits scheme and day, or null. */
    public @Nullable PartyKey key(String keyId, int algorithm, int day) {
        for (PartyKey key : keys) {
            if (key.fits(keyId, algorithm, day)) {
                return key;
            }
        }
        return null;
    }

    /** The party with one more licence. */
    public Party granted(Licence licence) {
        List<Licence> more = new ArrayList<>(licences);
        more.add(licence);
        return withLicences(more);
    }

    /** The party with a licence of its revoked from a day on. */
    public Party revoked(String licenceNo, int fromDay) {
        List<Licence> changed = new ArrayList<>(licences);
        changed.replaceAll(licence -> licence.licenceNo().equals(licenceNo) ? licence.revokedFrom(fromDay) : licence);
        return withLicences(changed);
    }

    private Party withLicences(List<Licence> changed) {
        return new Party(id, roles, homeOrganisation, signsAlways, keys, List.copyOf(changed), listings);
    }

    private Party withListings(List<Listing> changed) {
        return new Party(id, roles, homeOrganisation, signsAlways, keys, licences, List.copyOf(changed));
    }

    private static String names(List<? extends Enum<?>> values) {
        StringBuilder names = new StringBuilder();
        for (Enum<?> value : values) {
            names.append(names.isEmpty() ? "" : ", ").append(value.name());
        }
        return names.toString();
    }
}
