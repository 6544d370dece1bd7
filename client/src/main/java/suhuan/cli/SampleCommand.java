package suhuan.cli;

import picocli.CommandLine.Command;

/** Sample files. */
@Command(
        name = "sample",
        subcommands = {SamplePacksCommand.class})
final class SampleCommand extends GroupCommand {}
