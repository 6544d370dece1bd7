package suhuan.cli.hold;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about recalls. */
@Command(
        name = "recall",
        subcommands = {RecallOpenCommand.class, RecallLiftCommand.class})
public final class RecallCommand extends GroupCommand {}
