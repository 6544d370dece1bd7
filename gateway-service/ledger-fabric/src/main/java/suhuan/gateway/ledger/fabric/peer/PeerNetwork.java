package suhuan.gateway.ledger.fabric.peer;

/**
 * What is asked for on every peer.
 *
 * @param channel the channel
 * @param chaincode the chaincode on it
 * @param organisation MSP id of the organisation that calls, whose peers are called
 */
public record PeerNetwork(String channel, String chaincode, String organisation) {}
