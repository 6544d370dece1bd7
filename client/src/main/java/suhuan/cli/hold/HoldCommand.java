package suhuan.cli.hold;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about goods held back. */
@Command(
        name = "hold",
        subcommands = {
            HoldQuarantineCommand.class,
            HoldReleaseCommand.class,
            HoldLostCommand.class,
            HoldStolenCommand.class,
            HoldFoundCommand.class
        })
public final class HoldCommand extends GroupCommand {}
