package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scenario of docs/guides/whole-life.md on the embedded ledger, as bin/suhuan runs it: every balance closes to the milligram, a
 * gram of cobalt in a new pack leads back to all the vehicles it came from, and the ledger executed again agrees.
 */
class WholeLifeTest {
    private static final Pattern BALANCE =
            Pattern.compile("  (.+?) +([0-9,]+) mg +([0-9,]+) mg +([0-9,]+) mg +(-?[0-9,]+) mg");
    private static final int BALANCES = 7;

    @TempDir
    Path folder;

    @Test
    void five_hundred_packs_become_new_packs_and_nothing_is_lost_or_made() throws Exception {
        List<String> said = DemoProcess.scenario("whole-life", folder, "--fresh");
        List<String> balances =
                said.stream().filter(line -> BALANCE.matcher(line).matches()).toList();
        assertThat(balances).as("%s", said).hasSize(BALANCES).allMatch(line -> line.endsWith("  0 mg"));
        assertThat(said).contains("Recycled, with no residue left open: 2000 of 2000 modules");
        assertThat(said)
                .anyMatch(line -> line.startsWith("1 g of Co in 9YJPB12") && line.endsWith(" came from 500 sources:"));
        assertThat(said)
                .contains(
                        "These and the others were in 500 vehicles; all sources together are 1000000000 millionths of a"
                                + " milligram.");
        assertThat(said).noneMatch(line -> line.startsWith("Somewhere it is not known"));
        assertThat(said).last().isEqualTo("fsck: clean");
        // Started again it sends what it sent before, and the ledger knows all of it.
        List<String> again = DemoProcess.scenario("whole-life", folder);
        assertThat(again.stream()
                        .filter(line -> BALANCE.matcher(line).matches())
                        .toList())
                .isEqualTo(balances);
        assertThat(again).last().isEqualTo("fsck: clean");
    }
}
