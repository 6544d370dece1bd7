package suhuan.cli.call;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import suhuan.cli.term.Console;

/** A command that works on this machine alone. */
public abstract class LocalCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        GlobalOptions root = GlobalOptions.of(spec);
        return call(root.console(spec.commandLine().getOut(), spec.commandLine().getErr()));
    }

    /** Does the work; returns the exit code. */
    protected abstract int call(Console console) throws Exception;

    /** How the command is parsed. */
    protected final CommandSpec spec() {
        return spec;
    }
}
