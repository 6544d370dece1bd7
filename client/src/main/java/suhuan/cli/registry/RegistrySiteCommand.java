package suhuan.cli.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RegisterSite;

/** Registers a site of a party. */
@picocli.CommandLine.Command(name = "site")
public final class RegistrySiteCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "SITE-ID")
    @SuppressWarnings("NullAway.Init") // picocli
    String siteId;

    @Option(names = "--party", paramLabel = "CODE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String party;

    @Option(names = "--kind", paramLabel = "WORD", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String kind;

    @Option(names = "--region", paramLabel = "330206", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String region;

    @Option(names = "--name", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String name;

    @Option(names = "--capacity", paramLabel = "5t")
    @Nullable
    String capacity;

    @Override
    protected List<Command> commands() {
        RegisterSite.Builder registered = RegisterSite.newBuilder()
                .setSiteId(siteId)
                .setPartyId(party)
                .setKind(word(SiteKind.class, kind))
                .setRegionCode(region)
                .setName(name);
        if (capacity != null) registered.setCapacityMg(massMg(capacity));
        return List.of(Command.newBuilder().setRegisterSite(registered).build());
    }
}
