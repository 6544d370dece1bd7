package suhuan.chaincode.contract;

import java.util.List;
import java.util.SortedMap;
import suhuan.ledger.v1.BatchResult;

/**
 * What a transaction comes to.
 *
 * @param result answer to each submission, in order
 * @param resultBytes the same as bytes, deterministic: what endorsers compare and blocks keep
 * @param writes new values by key, each key once, in ascending order of keys; a ledger may keep an empty value or drop its
 *     key, the contract takes both for the same
 * @param keysRead every key asked for, in the order asked
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are for sending and comparing, outcomes are not compared
public record Outcome(
        BatchResult result, byte[] resultBytes, SortedMap<String, byte[]> writes, List<String> keysRead) {}
