package suhuan.chaincode.domain.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Regions of GB/T 2260: provinces, prefectures and counties of China as six digits. Edition and source are in the first
 * lines of {@code regions.tsv}. A code that was abolished before that edition is not in the list.
 */
public final class Regions {
    private static final SortedMap<String, String> NAMES = load();

    private Regions() {}

    /** Whether six digits are in the list. */
    public static boolean contains(String sixDigits) {
        return NAMES.containsKey(sixDigits);
    }

    /** Name of the region alone, such as 蕉城区; empty where the code is not in the list. */
    public static Optional<String> name(String sixDigits) {
        return Optional.ofNullable(NAMES.get(sixDigits));
    }

    /** Name with those of the regions it lies in, such as 福建省宁德市蕉城区; empty where the code is not in the list. */
    public static Optional<String> fullName(String sixDigits) {
        if (!contains(sixDigits)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String code : List.of(sixDigits.substring(0, 2) + "0000", sixDigits.substring(0, 4) + "00", sixDigits)) {
            String name = NAMES.get(code);
            // 市辖区 and 省直辖县级行政区划 only fill the prefecture's place.
            if (name != null && !parts.contains(name) && (code.equals(sixDigits) || isPlace(name))) {
                parts.add(name);
            }
        }
        return Optional.of(String.join("", parts));
    }

    /** All codes, ascending. */
    public static List<String> codes() {
        return List.copyOf(NAMES.keySet());
    }

    private static boolean isPlace(String name) {
        return !name.equals("市辖区") && !name.equals("县") && !name.endsWith("直辖县级行政区划");
    }

    private static SortedMap<String, String> load() {
        SortedMap<String, String> names = new TreeMap<>();
        for (String[] row : ReferenceTable.rows("regions.tsv", 2)) {
            if (names.put(row[0], row[1]) != null) {
                throw new IllegalStateException("regions.tsv names " + row[0] + " twice");
            }
        }
        return Collections.unmodifiableSortedMap(names);
    }
}
