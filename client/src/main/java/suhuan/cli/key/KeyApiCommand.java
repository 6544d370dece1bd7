package suhuan.cli.key;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** API keys of the gateway. */
@Command(
        name = "api",
        subcommands = {KeyApiCreateCommand.class, KeyApiListCommand.class, KeyApiRevokeCommand.class})
public final class KeyApiCommand extends GroupCommand {}
