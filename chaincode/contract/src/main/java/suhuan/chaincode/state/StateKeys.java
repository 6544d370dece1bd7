package suhuan.chaincode.state;

/** Keys of stored state. One key an item, so that two envelopes collide only where they touch the same thing. */
public final class StateKeys {
    /** The open ledger. */
    public static final String LEDGER = "ledger";

    /** Editions that demand the white list. */
    public static final String LISTING_RULE = "listing_rule/all";

    private static final String BATTERY = "battery/";
    private static final String PARTS = "parts/";

    private StateKeys() {}

    /** A party with its licences and keys. */
    public static String party(String partyId) {
        return "party/" + partyId;
    }

    /** A site. */
    public static String site(String siteId) {
        return "site/" + siteId;
    }

    /** A filed model, by the first seven characters of its codes. */
    public static String model(String modelCode) {
        return "model/" + modelCode;
    }

    /** A battery or candidate. */
    public static String battery(String batteryId) {
        return BATTERY + batteryId;
    }

    /** The battery a key is of; empty where it is of something else. */
    public static String batteryOf(String key) {
        return key.startsWith(BATTERY) ? key.substring(BATTERY.length()) : "";
    }

    /** What a product was made of. */
    public static String parts(String productId) {
        return PARTS + productId;
    }

    /** The product whose parts a key is of; empty where it is of something else. */
    public static String productOfParts(String key) {
        return key.startsWith(PARTS) ? key.substring(PARTS.length()) : "";
    }

    /** Which candidate claims a code that was scanned before it was registered. */
    public static String claim(String scannedCode) {
        return "claim/" + scannedCode;
    }

    /** A lot. */
    public static String lot(String lotId) {
        return "lot/" + lotId;
    }

    /** A hand-over. */
    public static String handOver(String handOverId) {
        return "hand_over/" + handOverId;
    }

    /** A recorded envelope. */
    public static String envelope(String envelopeId) {
        return "envelope/" + envelopeId;
    }

    /** A used weigh-ticket. */
    public static String ticket(String scaleId, String ticketNo) {
        return "ticket/" + scaleId + "/" + ticketNo;
    }

    /** A process run. */
    public static String run(String runId) {
        return "run/" + runId;
    }

    /** A closed run as it would stand after corrections of what came out of it. */
    public static String rejudged(String runId) {
        return "rejudged/" + runId;
    }

    /** The composition filed for a model. */
    public static String composition(String modelCode) {
        return "composition/" + modelCode;
    }

    /** What may be certified of a run. */
    public static String runAccount(String runId) {
        return "account/run/" + runId;
    }

    /** What may be certified of what a site recovered under mass balance. */
    public static String siteAccount(String siteId) {
        return "account/site/" + siteId;
    }

    /** A certificate. */
    public static String certificate(String certificateId) {
        return "certificate/" + certificateId;
    }

    /** A vehicle with its batteries. */
    public static String vehicle(String vin) {
        return "vehicle/" + vin;
    }

    /** What is on file about a vehicle. */
    public static String vehicleFile(String vin) {
        return "vehicle_file/" + vin;
    }

    /** Case of an incomplete vehicle. */
    public static String vehicleCase(String caseId) {
        return "vehicle_case/" + caseId;
    }

    /** A used voucher of recovery. */
    public static String voucher(String partyId, String voucherNo) {
        return "voucher/" + partyId + "/" + voucherNo;
    }

    /** Case of goods held back. */
    public static String holdCase(String caseId) {
        return "case/" + caseId;
    }

    /** Open recalls of a model. */
    public static String recalls(String modelCode) {
        return "recalls/" + modelCode;
    }

    /** A delegation. */
    public static String delegation(String delegationId) {
        return "delegation/" + delegationId;
    }

    /** A correction. */
    public static String correction(String correctionId) {
        return "correction/" + correctionId;
    }

    /** Which correction corrects a fact, by the fact's SHA-256 in hexadecimal. */
    public static String corrected(String factSha256) {
        return "corrected/" + factSha256;
    }

    /** That a correction has reached an item, by the item's key. */
    public static String reached(String correctionId, String itemKey) {
        return "reached/" + correctionId + "/" + itemKey;
    }

    /** That a correction has reached a fact, by the fact's SHA-256 in hexadecimal. */
    public static String reachedFact(String correctionId, String factSha256) {
        return "reached/" + correctionId + "/fact/" + factSha256;
    }

    /** A rule edition or batch of the white list. */
    public static String ruleEdition(String editionId) {
        return "rule_edition/" + editionId;
    }

    /** A duty that some edition names. */
    public static String duty(String dutyId) {
        return "duty/" + dutyId;
    }

    /** Declared sales, a filed report or a scheme. */
    public static String declaration(String declarationId) {
        return "declaration/" + declarationId;
    }

    /** What a producer declared of a material, market and year. */
    public static String sales(String partyId, int material, int market, int year) {
        return "sales/" + partyId + "/" + material + "/" + market + "/" + year;
    }

    /** That a party reported a subject for a duty. */
    public static String report(String partyId, String dutyId, String subjectId) {
        return "report/" + partyId + "/" + dutyId + "/" + subjectId;
    }

    /** Schemes of a producer for a material. */
    public static String membership(String partyId, int material) {
        return "membership/" + partyId + "/" + material;
    }
}
