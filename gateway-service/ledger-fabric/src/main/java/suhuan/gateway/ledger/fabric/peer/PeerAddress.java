package suhuan.gateway.ledger.fabric.peer;

import java.nio.file.Path;

/**
 * Where a peer is.
 *
 * @param name the peer's host name, as its certificate has it
 * @param address host and port to dial
 * @param tlsRoot certificate of the authority that issued the peer's, PEM
 */
public record PeerAddress(String name, String address, Path tlsRoot) {}
