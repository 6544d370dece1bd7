package suhuan.cli.shell;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.LocalCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.UsageProblem;

/** Listed in the help; the launcher gives it to a jar of its own. */
@Command(name = "bench")
public final class BenchCommand extends LocalCommand {
    @Parameters(paramLabel = "ARGUMENTS", arity = "0..*")
    List<String> arguments = new ArrayList<>();

    @Override
    protected int call(Console console) {
        throw new UsageProblem(console.texts().get("delegated", "bench"));
    }
}
