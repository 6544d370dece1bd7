package suhuan.cli;

import picocli.CommandLine.Command;

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
final class RegistryCommand extends GroupCommand {}
