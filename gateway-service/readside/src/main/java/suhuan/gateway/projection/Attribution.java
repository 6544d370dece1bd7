package suhuan.gateway.projection;

import java.math.BigInteger;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import suhuan.gateway.measure.Shares;

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
     * Another mass divided in the same proportion, exactly; of equal remainders the lower number's comes first. Of a mass no larger
     * than this one nobody gets more than it has.
     */
    Attribution divided(long massMg) {
        if (massMg == 0) {
            return NONE;
        }
        if (shares.isEmpty()) {
            return of(0, massMg);
        }
        long[] masses = Shares.of(
                massMg, shares.values().stream().map(BigInteger::valueOf).toList());
        SortedMap<Long, Long> parts = new TreeMap<>();
        int next = 0;
        for (long party : shares.keySet()) {
            long mg = masses[next++];
            if (mg != 0) {
                parts.put(party, mg);
            }
        }
        return new Attribution(parts);
    }
}
