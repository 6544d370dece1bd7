package suhuan.gateway.projection;

/**
 * An event that was refused because the life of the battery had ended: somebody had its code in hand.
 *
 * @param blockNumber block of the verdict
 * @param transactionIndex transaction within the block
 * @param envelopeIndex envelope within the transaction
 * @param commandIndex command within the envelope
 * @param batteryId the battery
 * @param partyId who asked
 * @param siteId where; empty for nowhere
 * @param commandCase field number of what was asked in the oneof of Command
 * @param occurredAtMs when it happened, as the party claims
 * @param recordedAtMs time of the transaction
 */
record Sighting(
        long blockNumber,
        int transactionIndex,
        int envelopeIndex,
        int commandIndex,
        String batteryId,
        String partyId,
        String siteId,
        int commandCase,
        long occurredAtMs,
        long recordedAtMs) {}
