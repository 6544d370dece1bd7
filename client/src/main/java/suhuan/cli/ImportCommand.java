package suhuan.cli;

import picocli.CommandLine.Command;

/** Imports of files. */
@Command(
        name = "import",
        subcommands = {ImportPacksCommand.class})
final class ImportCommand extends GroupCommand {}
