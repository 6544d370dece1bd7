package suhuan.cli;

import picocli.CommandLine.Command;

/** Keys: signing key pairs of a party, and API keys of the gateway. */
@Command(
        name = "key",
        subcommands = {KeyNewCommand.class, KeyApiCommand.class})
final class KeyCommand extends GroupCommand {}
