package suhuan.cli.imports;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Imports of files. */
@Command(
        name = "import",
        subcommands = {ImportPacksCommand.class})
public final class ImportCommand extends GroupCommand {}
