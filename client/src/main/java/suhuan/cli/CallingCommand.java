package suhuan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import suhuan.client.SuhuanClient;

/** A command that calls the gateway. */
abstract class CallingCommand implements Callable<Integer> {
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
    abstract int call(SuhuanClient client, Console console) throws Exception;

    final SuhuanCommand root() {
        return (SuhuanCommand) spec.root().userObject();
    }

    final Console console() {
        return new Console(
                root(), spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    final Texts texts() {
        return root().texts();
    }
}
