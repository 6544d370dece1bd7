package suhuan.chaincode.domain.secondlife;

import org.jspecify.annotations.Nullable;

/**
 * What a battery gathers for and in a second life.
 *
 * @param links to other batteries
 * @param responsiblePartyId party responsible for it; empty for its maker
 * @param damaged came out of its parent damaged
 * @param assessment the last assessment since its last use, or null
 * @param deployment its use, or null
 * @param conformity the last statement of conformity, revoked or past ones too, or null
 */
public record SecondLife(
        Links links,
        String responsiblePartyId,
        boolean damaged,
        @Nullable Assessment assessment,
        @Nullable Deployment deployment,
        @Nullable Conformity conformity) {
    /** Nothing yet. */
    public static final SecondLife NONE = new SecondLife(Links.NONE, "", false, null, null, null);

    /**
     * Links to other batteries.
     *
     * @param parentId battery it came out of; empty for none
     * @param productId product it is built into; empty outside
     * @param fromVehicle it, or what it came out of or is made of, was in a vehicle
     */
    public record Links(String parentId, String productId, boolean fromVehicle) {
        /** No links. */
        public static final Links NONE = new Links("", "", false);
    }

    /** Out of a parent for which a party is responsible. */
    public static SecondLife outOf(String parentId, String responsiblePartyId, boolean fromVehicle, boolean damaged) {
        return new SecondLife(new Links(parentId, "", fromVehicle), responsiblePartyId, damaged, null, null, null);
    }

    /** Of a product that was in vehicles where its sources were. */
    public static SecondLife ofProduct(boolean fromVehicle) {
        return new SecondLife(new Links("", "", fromVehicle), "", false, null, null, null);
    }

    /** With a new assessment. */
    public SecondLife assessed(Assessment found) {
        return new SecondLife(links, responsiblePartyId, damaged, found, deployment, conformity);
    }

    /** In use: what was assessed before says nothing any more. */
    public SecondLife deployedAs(Deployment use) {
        return new SecondLife(links, responsiblePartyId, damaged, null, use, conformity);
    }

    /** In no use; an assessment made in use stays. */
    public SecondLife retired() {
        return new SecondLife(links, responsiblePartyId, damaged, assessment, null, conformity);
    }

    /** After a use the ledger was not told the end of: what was assessed before says nothing any more. */
    public SecondLife used() {
        return new SecondLife(links, responsiblePartyId, damaged, null, null, conformity);
    }

    /** Built into a product, whose maker is responsible from then on. */
    public SecondLife builtInto(String productId, String operatorId) {
        return new SecondLife(
                new Links(links.parentId, productId, links.fromVehicle), operatorId, damaged, null, null, null);
    }

    /** Out of the product again. */
    public SecondLife takenOutOf(String productId, boolean isDamaged) {
        return new SecondLife(
                new Links(productId, "", links.fromVehicle),
                responsiblePartyId,
                damaged || isDamaged,
                null,
                null,
                null);
    }

    /** With a statement of conformity in place of the one before. */
    public SecondLife conforming(Conformity statement) {
        return new SecondLife(links, responsiblePartyId, damaged, assessment, deployment, statement);
    }
}
