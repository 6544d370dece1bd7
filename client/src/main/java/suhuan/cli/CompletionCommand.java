package suhuan.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints a completion script for bash and zsh. */
@Command(name = "completion")
final class CompletionCommand extends LocalCommand {
    @Override
    protected int call(Console console) {
        console.out().print(AutoComplete.bash("suhuan", spec().root().commandLine()));
        console.out().println();
        return ExitCode.OK;
    }
}
