package suhuan.cli.hold;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about delegations. */
@Command(
        name = "delegation",
        subcommands = {DelegationGrantCommand.class, DelegationRevokeCommand.class})
public final class DelegationCommand extends GroupCommand {}
