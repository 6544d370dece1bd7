package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scenario of docs/guides/materials.md on the embedded ledger, as bin/suhuan runs it: each of the eight materials comes out even to
 * the milligram, what is refused is refused for its reason, and the ledger executed again agrees.
 */
class MaterialsTest {
    private static final Pattern BALANCE =
            Pattern.compile("  (.+?) +([0-9,]+) mg +([0-9,]+) mg +([0-9,]+) mg +(-?[0-9,]+) mg");
    private static final int MATERIALS = 8;
    private static final int RUNS = 15;

    @TempDir
    Path folder;

    @Test
    void eight_materials_come_out_even_and_what_would_not_is_refused() throws Exception {
        List<String> said = DemoProcess.scenario("materials", folder, "--fresh");
        assertThat(balances(said)).hasSize(RUNS + MATERIALS).allMatch(line -> line.endsWith("  0 mg"));
        assertThat(said)
                .filteredOn(line -> line.startsWith("  all: "))
                .as("%s", said)
                .hasSize(MATERIALS);
        assertThat(said)
                .filteredOn(line -> line.startsWith("  residue that no licensed party has taken: "))
                .hasSize(MATERIALS)
                .allMatch(line -> line.endsWith(": 0 mg"));
        assertThat(said)
                .filteredOn(line -> line.startsWith("  refused: "))
                .extracting(line -> line.split(": ", 3)[1])
                .containsExactly(
                        "TICKET_ALREADY_USED",
                        "IMPORT_NOT_CONFORMING",
                        "ELEMENT_EXCEEDS_INPUT",
                        "CLAIM_EXCEEDS_RECOVERED",
                        "CUSTODY_MODEL_UPGRADED",
                        "OUTPUT_EXCEEDS_INPUT",
                        "LICENCE_NOT_HELD",
                        "ACT_NOT_FOR_WASTE",
                        "RUN_NOT_BALANCED");
        assertThat(said)
                .contains(
                        "  inspection of imported lot MT-STEEL-IMPORT-1: met",
                        "  inspection of imported lot MT-STEEL-IMPORT-2: not met");
        // The audit finds more steel than washing machines hold, and nothing else amiss.
        assertThat(said)
                .filteredOn(line -> line.contains(": not met · "))
                .singleElement()
                .asString()
                .startsWith("  MT-EGOODS-WASHERS: not met · scrap steel: 4.5 t, expected ");
        assertThat(said).filteredOn(line -> line.contains(": met · ")).hasSize(14);
        assertThat(said).last().isEqualTo("fsck: clean");
        // Started again it sends what it sent before, refused attempts included, and the ledger knows all of it.
        List<String> again = DemoProcess.scenario("materials", folder);
        assertThat(balances(again)).isEqualTo(balances(said));
        assertThat(again)
                .filteredOn(line -> line.startsWith("Loaded: "))
                .singleElement()
                .asString()
                .matches(
                        "Loaded: \\d+ commands in (\\d+) envelopes, up to block \\d+ \\(\\1 envelopes were known already\\)\\.");
        assertThat(again).last().isEqualTo("fsck: clean");
    }

    private static List<String> balances(List<String> said) {
        return said.stream().filter(line -> BALANCE.matcher(line).matches()).toList();
    }
}
