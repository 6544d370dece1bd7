package suhuan.gateway.ledger.fabric;

import java.util.Set;

/**
 * Keys that an envelope touches, as far as it tells by itself.
 *
 * @param reads keys it reads and does not write
 * @param writes keys it may write
 */
public record TouchedKeys(Set<String> reads, Set<String> writes) {
    int count() {
        return reads.size() + writes.size();
    }
}
