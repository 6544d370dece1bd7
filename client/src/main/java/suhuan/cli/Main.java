package suhuan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import suhuan.cli.call.DayText;
import suhuan.cli.call.GlobalOptions;
import suhuan.cli.call.Server;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.Texts;
import suhuan.cli.term.UsageProblem;
import suhuan.client.CallFailedException;
import suhuan.client.Language;

/** Entry point of the command line. */
public final class Main {
    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        // Texts are Chinese as often as not: UTF-8 whatever the platform's default.
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int code = run(args, out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    /** Runs a command with the given streams; returns its exit code. */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        return commandLine(args, out, err).execute(args);
    }

    static CommandLine commandLine(String[] args, PrintWriter out, PrintWriter err) {
        Language language = language(args);
        SuhuanCommand root = new SuhuanCommand(language);
        Texts texts = root.texts();
        CommandLine line = new CommandLine(root)
                .setOut(out)
                .setErr(err)
                .setResourceBundle(texts.bundle())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpWidth(100);
        line.setParameterExceptionHandler((e, arguments) -> usage(e, texts, err));
        line.setExecutionExceptionHandler((e, failing, parsed) -> failed(e, root, root.console(out, err)));
        return line;
    }

    /** --lang decides; it must be known before the command line is parsed, for the help. */
    private static Language language(String[] args) {
        for (int i = 0; i < args.length; i++) {
            String value = args[i].startsWith("--lang=")
                    ? args[i].substring("--lang=".length())
                    : args[i].equals("--lang") && i + 1 < args.length ? args[i + 1] : "";
            if (value.equalsIgnoreCase("zh")) return Language.ZH;
            if (value.equalsIgnoreCase("en")) return Language.EN;
        }
        return Language.of(Locale.getDefault());
    }

    /** The parser speaks English only; what people do wrong most is said in their language. */
    private static String wrong(ParameterException e, Texts texts) {
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return texts.get(
                    "usage.missing",
                    texts.list(missing.getMissing().stream().map(Main::named).toList()));
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            return texts.get("usage.unmatched", String.join(" ", unmatched.getUnmatched()));
        }
        if (e.getArgSpec() != null && e.getValue() != null && e.getValue().indexOf('\n') < 0) {
            String key = asked(e.getArgSpec());
            if (!key.isEmpty()) return texts.get(key, named(e.getArgSpec()), e.getValue());
        }
        return texts.get("usage.wrong", String.valueOf(e.getMessage()));
    }

    /** Key of the text that says what an argument must be; empty where the parser knows better. */
    private static String asked(ArgSpec argument) {
        if (argument.converters().length > 0 && argument.converters()[0] instanceof DayText) return "usage.day";
        Class<?> type = argument.type();
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class)
            return "usage.whole";
        return type == BigDecimal.class ? "usage.number" : "";
    }

    private static String named(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static int usage(ParameterException e, Texts texts, PrintWriter err) {
        err.println(wrong(e, texts));
        err.println(texts.get("usage.hint", e.getCommandLine().getCommandSpec().qualifiedName(" ")));
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, GlobalOptions options, Console console) {
        if (e instanceof UsageProblem problem) {
            console.problem(String.valueOf(problem.getMessage()));
            return ExitCode.USAGE;
        }
        if (e instanceof CallFailedException call) {
            console.callFailed(call, Server.address(options));
            return call.unreachable() ? ExitCode.UNREACHABLE : ExitCode.REFUSED;
        }
        if (e instanceof java.io.IOException io) {
            console.problem(console.texts().get("io.failed", console.texts().reason(io)));
            return ExitCode.USAGE;
        }
        console.problem(console.texts().get("broken", e));
        StackTraceElement[] trace = e.getStackTrace();
        if (trace.length > 0) console.problem("  at " + trace[0]);
        return ExitCode.USAGE;
    }
}
