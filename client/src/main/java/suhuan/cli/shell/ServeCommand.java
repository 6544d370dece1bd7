package suhuan.cli.shell;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.LocalCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.UsageProblem;

/** Listed in the help; the launcher starts the gateway's own jar. */
@Command(name = "serve")
public final class ServeCommand extends LocalCommand {
    @Parameters(paramLabel = "ARGUMENTS", arity = "0..*")
    List<String> arguments = new ArrayList<>();

    @Override
    protected int call(Console console) {
        throw new UsageProblem(console.texts().get("delegated", "serve"));
    }
}
