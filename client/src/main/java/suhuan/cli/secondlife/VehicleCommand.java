package suhuan.cli.secondlife;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about vehicles. */
@Command(
        name = "vehicle",
        subcommands = {ScrapCommand.class, ReplaceCommand.class})
public final class VehicleCommand extends GroupCommand {}
