package suhuan.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import suhuan.gateway.ledger.fabric.peer.CallDeadlines;

/** The page of limits says what the code does. */
class FabricLimitsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "limits.md");
    private static final long MIB = 1024 * 1024;

    @Test
    void the_page_names_every_limit_with_its_default() throws Exception {
        Map<String, String> ofCode = new LinkedHashMap<>();
        FabricLedgerOptions defaults = FabricLedgerOptions.defaults();
        for (RecordComponent component : FabricLedgerOptions.class.getRecordComponents()) {
            Object value = component.getAccessor().invoke(defaults);
            if (value instanceof CallDeadlines deadlines) {
                for (RecordComponent deadline : CallDeadlines.class.getRecordComponents()) {
                    ofCode.put(name(deadline), shown(deadline.getAccessor().invoke(deadlines)));
                }
            } else {
                ofCode.put(name(component), shown(value));
            }
        }
        Map<String, String> ofPage = new LinkedHashMap<>();
        String section = Files.readString(PAGE).split("## The ledger on Fabric")[1];
        Matcher rows = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9]+( MiB| ms| s)?)\\b")
                .matcher(section);
        while (rows.find()) {
            ofPage.put(rows.group(1), rows.group(2));
        }
        assertThat(ofPage).containsExactlyInAnyOrderEntriesOf(ofCode);
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String shown(Object value) {
        if (value instanceof Duration duration) {
            return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
        }
        return value instanceof Long bytes && bytes % MIB == 0 ? bytes / MIB + " MiB" : String.valueOf(value);
    }
}
