/** A network in memory that speaks Fabric's own protocols: endorses, orders, validates, and fails on command. */
package suhuan.gateway.ledger.fabric.twin;
