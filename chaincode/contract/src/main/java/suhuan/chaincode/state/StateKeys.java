package suhuan.chaincode.state;

/** Keys of stored state. One key an item, so that two envelopes collide only where they touch the same thing. */
public final class StateKeys {
    /** The open ledger. */
    public static final String LEDGER = "ledger";

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
        return "battery/" + batteryId;
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
}
