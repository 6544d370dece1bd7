package suhuan.gateway.ledger;

import com.google.protobuf.ByteString;

/**
 * An envelope on its way to the ledger.
 *
 * @param envelopeId the envelope's id, for messages only
 * @param envelope exact bytes of a {@code suhuan.ledger.v1.Envelope}; forwarded untouched
 * @param organisation organisation that speaks for the party; the contract compares it with the party's home
 */
public record LedgerSubmission(String envelopeId, ByteString envelope, String organisation) {}
