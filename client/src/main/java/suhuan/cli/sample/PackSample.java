package suhuan.cli.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Rows of a table of packs as a maker would export it, some of them wrong on purpose. The same options, the same rows. */
public final class PackSample {
    private static final int SERIAL_PLACE = 17;
    private static final int MONTH_PLACE = 15;
    private static final int NOMINAL_DECIGRAMS = 4_780_000;
    private static final String CAPACITY_AH = "228";
    private static final String VOLTAGE_V = "332.8";

    private final SampleOptions options;
    private final Map<Integer, PlantedError> planted = new TreeMap<>();
    private final Map<Integer, Integer> copiedFrom = new TreeMap<>();

    /**
     * A sample.
     *
     * @throws IllegalArgumentException when there are fewer rows than mistakes and one good row, or the days run past
     *     2036
     */
    public PackSample(SampleOptions options) {
        if (options.errors() >= options.count()) throw new IllegalArgumentException("more errors than rows");
        LocalDate last = options.start().plusDays((options.count() - 1) / options.perDay());
        if (last.getYear() > 2036 || options.start().getYear() < 2011)
            throw new IllegalArgumentException("days outside 2011 to 2036");
        this.options = options;
        plant(new Random(options.seed()));
    }

    /** Every kind in turn, at rows drawn without repetition; the first row is always good. */
    private void plant(Random random) {
        List<PlantedError> kinds = new ArrayList<>(Arrays.asList(PlantedError.values()));
        Collections.shuffle(kinds, random);
        while (planted.size() < options.errors()) {
            int row = 1 + random.nextInt(options.count() - 1);
            planted.putIfAbsent(row, kinds.get(planted.size() % kinds.size()));
        }
        planted.forEach((row, kind) -> {
            if (kind == PlantedError.DUPLICATE_IN_FILE) copiedFrom.put(row, goodRowBefore(row, random));
        });
    }

    private int goodRowBefore(int row, Random random) {
        int candidate = random.nextInt(row);
        while (planted.containsKey(candidate)) candidate = candidate == 0 ? row - 1 : candidate - 1;
        return candidate;
    }

    /** Mistakes by index of the row, from 0. */
    public Map<Integer, PlantedError> planted() {
        return Collections.unmodifiableMap(planted);
    }

    /** Number of rows. */
    public int count() {
        return options.count();
    }

    /** The headings. */
    public List<String> headings() {
        List<String> headings = new ArrayList<>(
                options.chinese()
                        ? List.of("序号", "电池编码", "型号代码", "生产日期", "质量(kg)", "额定容量(Ah)", "标称电压(V)")
                        : List.of(
                                "No.",
                                "Battery code",
                                "Model code",
                                "Produced on",
                                "Mass (kg)",
                                "Rated capacity (Ah)",
                                "Nominal voltage (V)"));
        if (options.modules() > 0) headings.add(options.chinese() ? "模组编码" : "Module codes");
        if (options.cells() > 0) headings.add(options.chinese() ? "单体编码" : "Cell codes");
        headings.add(options.chinese() ? "备注" : "Remark");
        return headings;
    }

    /**
     * A value of a cell.
     *
     * @param text text as typed
     * @param kind how a spreadsheet keeps it
     */
    public record Value(String text, Kind kind) {
        /** How a spreadsheet keeps a value. */
        public enum Kind {
            /** As text. */
            TEXT,
            /** As a number. */
            NUMBER,
            /** As a formula. */
            FORMULA
        }

        static Value text(String text) {
            return new Value(text, Kind.TEXT);
        }

        static Value number(String text) {
            return new Value(text, Kind.NUMBER);
        }
    }

    /** A row, from 0. */
    public List<Value> row(int index) {
        LocalDate day = options.start().plusDays(index / options.perDay());
        String code = code(index);
        Value mass = Value.number(mass(index));
        Value capacity = Value.number(CAPACITY_AH);
        String model = options.model();
        PlantedError error = planted.get(index);
        if (error != null) {
            switch (error) {
                case DATE_CHARACTER -> code = replaced(code, MONTH_PLACE, "D");
                case DAY_NOT_IN_CALENDAR ->
                    code = replaced(
                            code,
                            MONTH_PLACE - 1,
                            SyntheticCodes.date(LocalDate.of(day.getYear(), Month.APRIL, 30))
                                            .substring(0, 2) + "0");
                case SERIAL_ZERO -> code = code.substring(0, SERIAL_PLACE) + "0000000";
                case LOWER_CASE -> code = code.toLowerCase(Locale.ROOT);
                case CODE_TOO_SHORT -> code = code.substring(0, code.length() - 1);
                case MODEL_NOT_FILED -> {
                    model = options.model().substring(0, 5) + "ZZ";
                    code = model + code.substring(model.length());
                }
                case DUPLICATE_IN_FILE -> code = code(copiedFrom.getOrDefault(index, 0));
                case MASS_NEGATIVE -> mass = Value.number("-" + mass.text());
                case MASS_ZERO -> mass = Value.number("0");
                case MASS_HUGE -> mass = Value.number("500000");
                case TEXT_IN_NUMBER -> mass = Value.text(options.chinese() ? "约478公斤左右" : "about 478 kg or so");
                case CELL_EMPTY -> capacity = Value.text("");
                case FORMULA -> mass = new Value("SUM(200,278)", Value.Kind.FORMULA);
                case FULL_WIDTH_DIGITS -> code = fullWidth(code);
                case WRONG_UNIT -> capacity = Value.text("75.9 kWh");
            }
        }
        List<Value> row = new ArrayList<>(List.of(
                Value.number(Integer.toString(index + 1)),
                Value.text(code),
                Value.text(model),
                Value.text(day.toString()),
                mass,
                capacity,
                Value.number(VOLTAGE_V)));
        int ofDay = index % options.perDay();
        if (options.modules() > 0) row.add(Value.text(run("M", day, ofDay, options.modules())));
        if (options.cells() > 0) row.add(Value.text(run("C", day, ofDay, options.cells())));
        row.add(Value.text(remark(index)));
        return row;
    }

    private String code(int index) {
        LocalDate day = options.start().plusDays(index / options.perDay());
        return SyntheticCodes.battery(options.model(), trace(), day, index % options.perDay() + 1);
    }

    /** Plant and line, and the seed, so that two samples of different seeds share no code. */
    private String trace() {
        String seed = Long.toString(Math.floorMod(options.seed(), 46_656L), 36).toUpperCase(Locale.ROOT);
        return "0BL2" + "000".substring(seed.length()) + seed;
    }

    private String run(String product, LocalDate day, int ofDay, int count) {
        String model =
                options.model().substring(0, 3) + product + options.model().substring(4);
        String first = SyntheticCodes.battery(model, trace(), day, ofDay * count + 1);
        String last = SyntheticCodes.battery(model, trace(), day, (ofDay + 1) * count);
        return count == 1 ? first : first + ".." + last;
    }

    private static String mass(int index) {
        long decigrams = NOMINAL_DECIGRAMS + Math.floorMod(index * 7_919L, 12_001) - 6_000;
        return BigDecimal.valueOf(decigrams, 4).stripTrailingZeros().toPlainString();
    }

    private String remark(int index) {
        if (index % 97 == 13) return options.chinese() ? "返工件\n复检合格" : "reworked\ninspected again";
        return index % 41 == 7 ? options.chinese() ? "抽检,合格" : "sampled, passed" : "";
    }

    private static String replaced(String code, int place, String with) {
        return code.substring(0, place) + with + code.substring(place + with.length());
    }

    private static String fullWidth(String code) {
        StringBuilder wide = new StringBuilder(code.substring(0, SERIAL_PLACE));
        for (char c : code.substring(SERIAL_PLACE).toCharArray()) wide.append((char) (c - '0' + '\uFF10'));
        return wide.toString();
    }
}
