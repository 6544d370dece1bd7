package suhuan.cli.registry;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** What the regulator keeps: parties, sites, licences and models. */
@Command(
        name = "registry",
        subcommands = {
            RegistryPartyCommand.class,
            RegistrySiteCommand.class,
            RegistryLicenceCommand.class,
            RegistryRevokeCommand.class,
            RegistryModelCommand.class
        })
public final class RegistryCommand extends GroupCommand {}
