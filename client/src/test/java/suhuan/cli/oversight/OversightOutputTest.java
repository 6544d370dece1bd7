package suhuan.cli.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import suhuan.api.v1.AccountLine;
import suhuan.api.v1.DutyState;
import suhuan.api.v1.GetAccountRequest;
import suhuan.api.v1.GetStockSeriesRequest;
import suhuan.api.v1.ListDutiesRequest;
import suhuan.api.v1.ListEntriesRequest;
import suhuan.api.v1.ListStockRequest;
import suhuan.api.v1.Viewpoint;
import suhuan.cli.Main;
import suhuan.client.Language;
import suhuan.common.v1.Material;

/** What a regulator reads when it asks, held against files, and what it asked for. Files are made as in GoldenOutputTest. */
class OversightOutputTest {
    private static final List<String> QUESTIONS = List.of(
            "account --year 2026",
            "entries --limit 2",
            "stock",
            "series RC-POINT-1",
            "elements",
            "recovery",
            "duties --limit 3",
            "flows",
            "indicators --year 2026");

    private final OversightAnswers answers = new OversightAnswers();
    private Server server;

    @BeforeEach
    void start() throws Exception {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(answers)
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    private int run(StringWriter out, String language, String question) {
        List<String> arguments = new ArrayList<>(
                List.of("--lang", language, "--server", "127.0.0.1:" + server.getPort(), "--key", "k", "oversight"));
        arguments.addAll(List.of(question.split(" ")));
        PrintWriter writer = new PrintWriter(out, true);
        return Main.run(arguments.toArray(String[]::new), writer, writer);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyAnswerIsReadInBothLanguages(Language language) throws Exception {
        StringWriter all = new StringWriter();
        for (String question : QUESTIONS) {
            all.append("$ oversight ").append(question).append('\n');
            assertThat(run(all, language.tag(), question)).as(all.toString()).isZero();
        }
        String now = all.toString();
        String name = "golden_" + language.tag() + ".txt";
        Path folder = Files.createDirectories(Path.of("target", "golden", "oversight"));
        Files.writeString(folder.resolve(name), now, StandardCharsets.UTF_8);
        try (InputStream in = OversightOutputTest.class.getResourceAsStream(name)) {
            assertThat(in).as("golden file %s", name).isNotNull();
            assertThat(now).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account --year 2026",
                "entries --limit 2",
                "stock",
                "series RC-POINT-1",
                "elements",
                "recovery",
                "duties --limit 3",
                "flows",
                "indicators --year 2026"
            })
    void programsGetOneObjectALineAndNothingElse(String question) {
        StringWriter out = new StringWriter();
        assertThat(run(out, "en", question + " --json")).isZero();
        assertThat(out.toString().lines().toList())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(JsonParser.parseString(line).isJsonObject())
                        .as(line)
                        .isTrue());
    }

    @Test
    void whatIsAskedForArrivesAsAsked() {
        StringWriter out = new StringWriter();
        assertThat(run(out, "en", "account P --year 2026 --material POWER_BATTERY --as-of 2026-04-01 --known-at 7"))
                .isZero();
        assertThat(run(out, "en", "stock --at S --party P --known-on 20260402")).isZero();
        assertThat(run(out, "en", "series S --from 2026/3/1")).isZero();
        assertThat(run(out, "en", "duties --state OVERDUE --duty D --limit 3")).isZero();
        assertThat(run(out, "en", "entries --nobody --line COLLECTED --element Co --item I --limit 1"))
                .isZero();
        GetAccountRequest account = (GetAccountRequest) answers.asked.get(0);
        assertThat(account.getPartyId()).isEqualTo("P");
        assertThat(account.getMaterial()).isEqualTo(Material.MATERIAL_POWER_BATTERY);
        assertThat(account.getViewpoint().getAsOfYyyymmdd()).isEqualTo(20260401);
        assertThat(account.getViewpoint().getAsKnownAt().getBlockNumber()).isEqualTo(7);
        assertThat((ListStockRequest) answers.asked.get(1))
                .isEqualTo(ListStockRequest.newBuilder()
                        .setSiteId("S")
                        .setPartyId("P")
                        .setViewpoint(Viewpoint.newBuilder().setAsKnownOnYyyymmdd(20260402))
                        .build());
        assertThat(((GetStockSeriesRequest) answers.asked.get(2)).getFromYyyymmdd())
                .isEqualTo(20260301);
        ListDutiesRequest duties = (ListDutiesRequest) answers.asked.get(3);
        assertThat(duties.getState()).isEqualTo(DutyState.DUTY_STATE_OVERDUE);
        assertThat(duties.getDutyId()).isEqualTo("D");
        assertThat(duties.getPageSize()).isEqualTo(3);
        ListEntriesRequest entries = (ListEntriesRequest) answers.asked.get(4);
        assertThat(entries.getNobody()).isTrue();
        assertThat(entries.getLine()).isEqualTo(AccountLine.ACCOUNT_LINE_COLLECTED);
        assertThat(entries.getElement()).isEqualTo("Co");
        assertThat(entries.getItemId()).isEqualTo("I");
        assertThat(answers.asked).as("one page was enough").hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "account # en # Missing: --year",
                "account # zh # 缺少 --year",
                "account --year MMXXVI # en # --year is MMXXVI; a whole number is needed, without unit",
                "stock --as-of yesterday # en # --as-of is yesterday; a day is written as 20260401 or 2026-04-01",
                "stock --as-of 1.4.2026 # zh # --as-of 为 1.4.2026，日期应写作 20260401 或 2026-04-01",
                "duties --state DU # en # DU is not one of: DUE (due), OVERDUE (overdue)",
                "entries --line SOLD # zh # SOLD 不在可选值中："
            })
    void whatCannotBeMeantIsSaidInTheLanguageAsked(String question, String language, String said) {
        StringWriter out = new StringWriter();
        assertThat(run(out, language.strip(), question.strip())).isEqualTo(2);
        assertThat(out.toString()).contains(said.strip());
        assertThat(answers.asked).isEmpty();
    }
}
