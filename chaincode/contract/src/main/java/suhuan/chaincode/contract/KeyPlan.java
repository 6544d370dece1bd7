package suhuan.chaincode.contract;

import java.util.SortedSet;

/**
 * Keys an envelope touches, known from its commands alone.
 *
 * @param reads keys it reads and does not write, such as its party
 * @param writes keys it may write; two envelopes with a common key here may not run side by side
 */
public record KeyPlan(SortedSet<String> reads, SortedSet<String> writes) {}
