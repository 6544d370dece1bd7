package suhuan.client;

import suhuan.ledger.v1.Envelope;

/**
 * An envelope whose bytes are final: however often it is sent, it is the same.
 *
 * @param envelopeId its id
 * @param envelope what is sent
 */
public record PreparedEnvelope(String envelopeId, Envelope envelope) {}
