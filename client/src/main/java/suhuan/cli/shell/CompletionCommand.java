package suhuan.cli.shell;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import suhuan.cli.call.LocalCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;

/** Prints a completion script for bash and zsh. */
@Command(name = "completion")
public final class CompletionCommand extends LocalCommand {
    @Override
    protected int call(Console console) {
        console.out().print(AutoComplete.bash("suhuan", spec().root().commandLine()));
        console.out().println();
        return ExitCode.OK;
    }
}
