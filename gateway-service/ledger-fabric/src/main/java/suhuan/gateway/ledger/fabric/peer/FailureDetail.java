package suhuan.gateway.ledger.fabric.peer;

/**
 * What one node said when a call failed.
 *
 * @param organisation the node's MSP id
 * @param address the node's address, as the peer calls it
 * @param text what it said
 */
public record FailureDetail(String organisation, String address, String text) {
    @Override
    public String toString() {
        return organisation + " (" + address + "): " + text;
    }
}
