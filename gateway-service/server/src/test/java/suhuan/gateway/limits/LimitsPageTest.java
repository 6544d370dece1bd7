package suhuan.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The page of limits says what the code does. */
class LimitsPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "limits.md");

    @Test
    void thePageNamesEveryLimitWithItsDefault() throws Exception {
        Map<String, String> ofCode = new LinkedHashMap<>();
        Constructor<?> constructor = GatewayLimits.class.getDeclaredConstructors()[0];
        for (Parameter parameter : constructor.getParameters()) {
            String name = parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            ofCode.put(name, parameter.getAnnotation(DefaultValue.class).value()[0]);
        }
        Map<String, String> ofPage = new LinkedHashMap<>();
        String settings = Files.readString(PAGE).split("## Limits that are not settings")[0];
        Matcher rows = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\|").matcher(settings);
        while (rows.find()) {
            ofPage.put(rows.group(1), rows.group(2).strip());
        }
        assertThat(ofPage).containsExactlyEntriesOf(ofCode);
    }
}
