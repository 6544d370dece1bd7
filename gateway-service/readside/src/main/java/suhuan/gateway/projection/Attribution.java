package suhuan.gateway.projection;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A mass divided among producers, to the milligram. Party 0 is nobody.
 *
 * @param shares mg by number of the party, each more than 0
 */
record Attribution(SortedMap<Long, Long> shares) {
    static final Attribution NONE = new Attribution(new TreeMap<>());

    /** All of it for one. */
    static Attribution of(long partyNo, long massMg) {
        return NONE.plus(new Attribution(new TreeMap<>(Map.of(partyNo, massMg))));
    }

    /** As {@link #text} wrote it. */
    static Attribution parse(String text) {
        SortedMap<Long, Long> shares = new TreeMap<>();
        if (!text.isEmpty()) {
            for (String share : text.split(",", -1)) {
                int colon = share.indexOf(':');
                shares.put(Long.parseLong(share.substring(0, colon)), Long.parseLong(share.substring(colon + 1)));
            }
        }
        return new Attribution(shares);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        shares.forEach((party, mg) ->
                text.append(text.isEmpty() ? "" : ",").append(party).append(':').append(mg));
        return text.toString();
    }

    boolean empty() {
        return shares.isEmpty();
    }

    long totalMg() {
        return shares.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Nobody's, if nobody has a share. */
    boolean nobodys() {
        return shares.size() == 1 && shares.firstKey() == 0L;
    }

    Attribution plus(Attribution other) {
        SortedMap<Long, Long> sum = new TreeMap<>(shares);
        other.shares.forEach((party, mg) -> sum.merge(party, mg, Math::addExact));
        sum.values().removeIf(mg -> mg == 0);
        return new Attribution(sum);
    }

    Attribution minus(Attribution other) {
        SortedMap<Long, Long> left = new TreeMap<>(shares);
        other.shares.forEach((party, mg) -> left.merge(party, -mg, Math::addExact));
        left.values().removeIf(mg -> mg == 0);
        return new Attribution(left);
    }

    /**
     * Another mass divided in the same proportion: each gets the whole milligrams of its part, and what is left goes to the
     * largest remainders, one mg each; among equals to the lower number. The parts add up to the mass exactly. Of a mass no
     * larger than this one nobody gets more than it has.
     */
    Attribution divided(long massMg) {
        if (massMg == 0) {
            return NONE;
        }
        if (shares.isEmpty()) {
            return of(0, massMg);
        }
        BigInteger total = BigInteger.valueOf(totalMg());
        SortedMap<Long, Long> parts = new TreeMap<>();
        List<Map.Entry<Long, BigInteger>> remainders = new ArrayList<>();
        long given = 0;
        for (Map.Entry<Long, Long> share : shares.entrySet()) {
            BigInteger[] part = BigInteger.valueOf(massMg)
                    .multiply(BigInteger.valueOf(share.getValue()))
                    .divideAndRemainder(total);
            parts.put(share.getKey(), part[0].longValueExact());
            given += part[0].longValueExact();
            remainders.add(Map.entry(share.getKey(), part[1]));
        }
        remainders.sort(Map.Entry.<Long, BigInteger>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        for (int i = 0; i < massMg - given; i++) {
            parts.merge(remainders.get(i).getKey(), 1L, Math::addExact);
        }
        parts.values().removeIf(mg -> mg == 0);
        return new Attribution(parts);
    }
}
