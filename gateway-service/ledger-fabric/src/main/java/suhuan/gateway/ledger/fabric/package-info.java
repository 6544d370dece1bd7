/** The ledger of many organisations: envelopes gathered into transactions, endorsed, ordered and followed on a Fabric network. */
@org.jspecify.annotations.NullMarked
package suhuan.gateway.ledger.fabric;
