package suhuan.gateway.readmodel;

/**
 * Who asks.
 *
 * @param partyId the caller's party: its unified social credit code
 * @param regulator the caller reads everything
 */
public record Viewer(String partyId, boolean regulator) {}
