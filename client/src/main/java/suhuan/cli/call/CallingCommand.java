package suhuan.cli.call;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import suhuan.cli.term.Console;
import suhuan.cli.term.Texts;
import suhuan.client.SuhuanClient;

/** A command that calls the gateway. */
public abstract class CallingCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    protected CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        try (SuhuanClient client = Server.connect(root())) {
            return call(client, console());
        }
    }

    /** Does the work; returns the exit code. */
    protected abstract int call(SuhuanClient client, Console console) throws Exception;

    private GlobalOptions root() {
        return GlobalOptions.of(spec);
    }

    /** Where to print. */
    protected final Console console() {
        return root().console(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    /** The texts in the chosen language. */
    protected final Texts texts() {
        return root().texts();
    }
}
