package suhuan.gateway.readmodel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import suhuan.ledger.v1.Share;

/**
 * Divides a pool by a key: each gets the whole milligrams of its part, and what is left goes to the largest remainders, one mg
 * each; among equals in the order of party ids. The parts add up to the pool exactly.
 */
final class Allocation {
    private static final BigInteger WHOLE_PPM = BigInteger.valueOf(1_000_000);

    private Allocation() {}

    /**
     * @param poolMg 0 or more
     * @param key shares that add up to 1,000,000 ppm
     */
    static Map<String, Long> of(long poolMg, List<Share> key) {
        Map<String, Long> parts = new TreeMap<>();
        List<Map.Entry<String, BigInteger>> remainders = new ArrayList<>();
        long given = 0;
        for (Share share : key) {
            BigInteger[] part = BigInteger.valueOf(poolMg)
                    .multiply(BigInteger.valueOf(share.getSharePpm()))
                    .divideAndRemainder(WHOLE_PPM);
            parts.put(share.getPartyId(), part[0].longValueExact());
            given += part[0].longValueExact();
            remainders.add(Map.entry(share.getPartyId(), part[1]));
        }
        remainders.sort(Map.Entry.<String, BigInteger>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        for (int i = 0; i < poolMg - given; i++) {
            parts.merge(remainders.get(i).getKey(), 1L, Math::addExact);
        }
        return parts;
    }
}
