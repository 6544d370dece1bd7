package suhuan.cli.call;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import suhuan.cli.term.Console;
import suhuan.cli.term.Texts;
import suhuan.client.Language;

/** Options that every command takes. The root command is one of these, so that no command need know the root. */
public abstract class GlobalOptions {
    /** Taken up before parsing, for the help; declared here so that it is known and explained. */
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
    @Nullable
    Path profile;

    private final Texts texts;

    /** Options of a command line that speaks a language. */
    protected GlobalOptions(Language language) {
        this.texts = Texts.in(language);
    }

    /** The options of the command line a command belongs to. */
    public static GlobalOptions of(CommandSpec command) {
        return (GlobalOptions) command.root().userObject();
    }

    /** The texts in the chosen language. */
    public final Texts texts() {
        return texts;
    }

    /** Where to print, as the options say. */
    public final Console console(PrintWriter out, PrintWriter err) {
        return new Console(texts, json, out, err);
    }
}
