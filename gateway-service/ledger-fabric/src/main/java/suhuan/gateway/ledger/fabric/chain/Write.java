package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A key that a transaction writes.
 *
 * @param key the key
 * @param value its new value; null where the key is deleted
 */
public record Write(String key, @Nullable ByteString value) {}
