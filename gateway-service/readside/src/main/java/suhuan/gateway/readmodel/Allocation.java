package suhuan.gateway.readmodel;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import suhuan.gateway.measure.Shares;
import suhuan.ledger.v1.Share;

/** Divides a pool by a key, exactly; of equal remainders the lower party id's comes first. */
final class Allocation {
    private Allocation() {}

    /**
     * @param poolMg 0 or more
     * @param key shares that add up to 1,000,000 ppm
     */
    static Map<String, Long> of(long poolMg, List<Share> key) {
        List<Share> ordered =
                key.stream().sorted(Comparator.comparing(Share::getPartyId)).toList();
        long[] parts = Shares.of(
                poolMg,
                ordered.stream()
                        .map(share -> BigInteger.valueOf(share.getSharePpm()))
                        .toList());
        Map<String, Long> allocated = new TreeMap<>();
        for (int i = 0; i < parts.length; i++) {
            allocated.put(ordered.get(i).getPartyId(), parts[i]);
        }
        return allocated;
    }
}
