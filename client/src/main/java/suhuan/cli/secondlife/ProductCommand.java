package suhuan.cli.secondlife;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about products of a second life. */
@Command(
        name = "product",
        subcommands = {
            RepurposeCommand.class,
            RemanufactureCommand.class,
            DeployCommand.class,
            RetireCommand.class,
            ConformCommand.class,
            UnconformCommand.class
        })
public final class ProductCommand extends GroupCommand {}
