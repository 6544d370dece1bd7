package suhuan.cli.hold;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.GrantDelegation;

/** Lets another party act for the calling one. */
@picocli.CommandLine.Command(name = "grant")
public final class DelegationGrantCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "DELEGATION")
    @SuppressWarnings("NullAway.Init") // picocli
    String delegationId;

    @Option(names = "--to", paramLabel = "PARTY", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String to;

    @Option(names = "--allow", paramLabel = "COMMAND,…", split = ",", required = true)
    List<String> acts = List.of();

    @Option(names = "--at-site", paramLabel = "SITE,…", split = ",")
    List<String> sites = List.of();

    @Option(names = "--from", paramLabel = "YYYYMMDD", required = true)
    int from;

    @Option(names = "--until", paramLabel = "YYYYMMDD", required = true)
    int until;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setGrantDelegation(GrantDelegation.newBuilder()
                        .setDelegationId(delegationId)
                        .setDelegatePartyId(to)
                        .addAllActs(acts)
                        .addAllSiteIds(sites)
                        .setValidFromYyyymmdd(from)
                        .setValidToYyyymmdd(until))
                .build());
    }
}
