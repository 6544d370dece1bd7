package suhuan.cli.material;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about process runs. */
@Command(
        name = "run",
        subcommands = {
            RunOpenCommand.class,
            RunChargeCommand.class,
            RunYieldCommand.class,
            RunLossCommand.class,
            RunCloseCommand.class
        })
public final class RunCommand extends GroupCommand {}
