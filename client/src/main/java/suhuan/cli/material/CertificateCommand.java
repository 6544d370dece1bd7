package suhuan.cli.material;

import picocli.CommandLine.Command;
import suhuan.cli.call.GroupCommand;

/** Commands about certificates of recovered material. */
@Command(
        name = "certificate",
        subcommands = {CertificateIssueCommand.class, CertificateTransferCommand.class, CertificateRetireCommand.class})
public final class CertificateCommand extends GroupCommand {}
