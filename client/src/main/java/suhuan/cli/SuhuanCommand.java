package suhuan.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root: options that every command takes. */
@Command(
        name = "suhuan",
        versionProvider = Version.class,
        subcommands = {
            ServeCommand.class,
            suhuan.cli.demo.DemoCommand.class,
            SampleCommand.class,
            ImportCommand.class,
            ShowCommand.class,
            HistoryCommand.class,
            TraceCommand.class,
            HoldingsCommand.class,
            FindCommand.class,
            ScanCommand.class,
            InstallCommand.class,
            RemoveCommand.class,
            MatchCommand.class,
            OfferCommand.class,
            AcceptCommand.class,
            RefuseCommand.class,
            WithdrawCommand.class,
            LotCommand.class,
            RegistryCommand.class,
            KeyCommand.class,
            WhoAmICommand.class,
            BenchCommand.class,
            FsckCommand.class,
            CompletionCommand.class,
        })
public final class SuhuanCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "zh|en")
    @Nullable
    String lang;

    @Option(names = "--json", scope = ScopeType.INHERIT)
    boolean json;

    @Option(names = "--server", scope = ScopeType.INHERIT, paramLabel = "HOST:PORT")
    @Nullable
    String server;

    @Option(names = "--key", scope = ScopeType.INHERIT, paramLabel = "KEY")
    @Nullable
    String key;

    @Option(names = "--as", scope = ScopeType.INHERIT, paramLabel = "NAME")
    @Nullable
    String as;

    @Option(names = "--profile", scope = ScopeType.INHERIT, paramLabel = "FILE")
    java.nio.file.@Nullable Path profile;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true)
    private boolean version;

    private Texts texts = Texts.in(suhuan.client.Language.EN);

    void texts(Texts chosen) {
        texts = chosen;
    }

    Texts texts() {
        return texts;
    }

    /** Without a command: the help. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }
}
