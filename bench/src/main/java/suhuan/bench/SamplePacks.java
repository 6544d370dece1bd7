package suhuan.bench;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import suhuan.ledger.v1.ChildrenCommitment;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RegisterBattery;

/**
 * Packs to import: 24-character codes of GB/T 34014, each with 96 cells whose serials are drawn at random over the day's
 * production, as graded and sorted cells are, so that no neighbourhood of codes helps either side.
 */
final class SamplePacks {
    static final String MODEL = "09BPB01";
    /** Made up: the check character is right, the number is nobody's. */
    static final String MAKER = "91000000MA00000BM3";

    private static final String CELL_PREFIX = "09BCB010000A01F";
    private static final String MONTHS = "123456789ABC";
    private static final String DAYS = "123456789ABCDEFGHJKLMNPRSTVW";

    private final Random random;
    private final String packPrefix;
    private long nextPack;
    private long nextCell;

    SamplePacks(long seed) {
        this(seed, MODEL);
    }

    /** Packs of another model, whose code is the first seven characters of theirs. */
    SamplePacks(long seed, String model) {
        random = new Random(seed);
        packPrefix = model + "0000A01F";
    }

    /** A pack with what its label says and the cells inside. */
    record Pack(String code, long massMg, long capacityMah, long voltageMv, List<String> cells) {
        Command command() {
            RegisterBattery.Builder battery = RegisterBattery.newBuilder()
                    .setBatteryCode(code)
                    .setMassMg(massMg)
                    .setCapacityMah(capacityMah)
                    .setVoltageMv(voltageMv);
            if (!cells.isEmpty()) {
                battery.addAllChildCodes(cells)
                        .setChildren(ChildrenCommitment.newBuilder()
                                .setCount(cells.size())
                                .setSha256(commitment(cells)));
            }
            return Command.newBuilder().setRegisterBattery(battery).build();
        }
    }

    /** The next packs; never the same code twice. */
    List<Pack> next(int count, int cellsPerPack) {
        List<Pack> packs = new ArrayList<>(count);
        long firstCell = nextCell;
        long cells = (long) count * cellsPerPack;
        nextCell += cells;
        long[] order = shuffled(firstCell, Math.toIntExact(cells));
        for (int i = 0; i < count; i++) {
            String[] codes = new String[cellsPerPack];
            for (int c = 0; c < cellsPerPack; c++) {
                codes[c] = code(CELL_PREFIX, order[i * cellsPerPack + c]);
            }
            Arrays.sort(codes);
            long mass = 420_000_000L + random.nextInt(4_000_000);
            packs.add(new Pack(code(packPrefix, nextPack++), mass, 150_000, 345_600, List.of(codes)));
        }
        return packs;
    }

    private long[] shuffled(long first, int count) {
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = first + i;
        }
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            long swapped = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = swapped;
        }
        return numbers;
    }

    /** Prefix of design part and year, then month, day and serial that number the codes of a year. */
    private static String code(String prefix, long number) {
        long perDay = 9_999_999;
        int day = Math.toIntExact(number / perDay);
        long serial = number % perDay + 1;
        String digits = Long.toString(10_000_000 + serial).substring(1);
        return prefix + MONTHS.charAt(day / DAYS.length() % 12) + DAYS.charAt(day % DAYS.length()) + digits;
    }

    private static ByteString commitment(List<String> sortedCells) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("suhuan/children/v1\n".getBytes(StandardCharsets.US_ASCII));
            for (String cell : sortedCells) {
                digest.update(cell.getBytes(StandardCharsets.US_ASCII));
                digest.update((byte) '\n');
            }
            return ByteString.copyFrom(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
