package suhuan.cli.sample;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Sample files. */
@Command(
        name = "sample",
        subcommands = {SamplePacksCommand.class})
public final class SampleCommand extends GroupCommand {}
