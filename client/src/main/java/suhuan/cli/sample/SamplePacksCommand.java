package suhuan.cli.sample;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.cli.call.LocalCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.UsageProblem;
import suhuan.client.Language;

/** Writes a table of packs with known mistakes in it. */
@Command(name = "packs")
public final class SamplePacksCommand extends LocalCommand {
    @Option(names = "--count", paramLabel = "N", defaultValue = "1000")
    int count;

    @Option(names = "--errors", paramLabel = "N", defaultValue = "0")
    int errors;

    @Option(names = "--out", paramLabel = "FILE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    Path out;

    @Option(names = "--encoding", paramLabel = "utf-8|gb18030", defaultValue = "utf-8")
    @SuppressWarnings("NullAway.Init") // picocli
    String encoding;

    @Option(names = "--headings", paramLabel = "zh|en")
    @Nullable
    String headings;

    @Option(names = "--cells", paramLabel = "N", defaultValue = "96")
    int cells;

    @Option(names = "--modules", paramLabel = "N", defaultValue = "0")
    int modules;

    @Option(names = "--model", paramLabel = "MODEL", defaultValue = "9YJPB01")
    @SuppressWarnings("NullAway.Init") // picocli
    String model;

    @Option(names = "--start", paramLabel = "yyyy-mm-dd", defaultValue = "2025-03-01")
    @SuppressWarnings("NullAway.Init") // picocli
    LocalDate start;

    @Option(names = "--per-day", paramLabel = "N", defaultValue = "2000")
    int perDay;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    long seed;

    @Override
    protected int call(Console console) throws IOException {
        boolean chinese = headings == null || Language.ZH.tag().equals(headings.toLowerCase(Locale.ROOT));
        if (count < 1
                || errors < 0
                || errors >= count
                || perDay < 1
                || perDay > 4_000
                || cells < 0
                || cells > 2_000
                || modules < 0
                || modules + cells > 2_000
                || model.length() != 7
                || (out.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx") && count >= SampleFiles.XLSX_ROWS)) {
            throw new UsageProblem(console.texts().get("sample.range"));
        }
        PackSample sample;
        try {
            sample = new PackSample(
                    new SampleOptions(count, errors, cells, modules, model, start, perDay, chinese, seed));
        } catch (IllegalArgumentException e) {
            throw new UsageProblem(console.texts().get("sample.range"));
        }
        SampleFiles.write(sample, out, charset(console));
        if (console.json()) {
            JsonObject object = new JsonObject();
            object.addProperty("file", out.toString());
            object.addProperty("rows", count);
            object.addProperty("errors", errors);
            object.addProperty("seed", seed);
            object.addProperty("errors_file", SampleFiles.errorsFile(out).toString());
            console.json(object);
        } else {
            console.say("sample.written", out, count, errors, SampleFiles.errorsFile(out), seed);
        }
        return ExitCode.OK;
    }

    private Charset charset(Console console) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "gb18030", "gbk", "gb2312" -> Charset.forName("GB18030");
            default -> throw new UsageProblem(console.texts().get("word.unknown", encoding, "utf-8, gb18030"));
        };
    }
}
