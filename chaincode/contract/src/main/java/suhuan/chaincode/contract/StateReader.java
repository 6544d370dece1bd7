package suhuan.chaincode.contract;

import java.util.Collection;
import java.util.Map;

/** Reads committed state in one batched request. A transaction's own writes are not visible through it. */
@FunctionalInterface
public interface StateReader {
    /** Values of the keys that exist; absent keys are missing from the answer. Values must not be changed. */
    Map<String, byte[]> readAll(Collection<String> keys);
}
