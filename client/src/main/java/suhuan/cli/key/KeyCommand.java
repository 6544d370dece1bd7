package suhuan.cli.key;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Keys: signing key pairs of a party, and API keys of the gateway. */
@Command(
        name = "key",
        subcommands = {KeyNewCommand.class, KeyApiCommand.class})
public final class KeyCommand extends GroupCommand {}
