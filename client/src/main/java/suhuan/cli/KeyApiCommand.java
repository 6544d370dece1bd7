package suhuan.cli;

import picocli.CommandLine.Command;

/** API keys of the gateway. */
@Command(
        name = "api",
        subcommands = {KeyApiCreateCommand.class, KeyApiListCommand.class, KeyApiRevokeCommand.class})
final class KeyApiCommand extends GroupCommand {}
