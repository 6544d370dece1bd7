package suhuan.cli.registry;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.GrantLicence;
import suhuan.ledger.v1.LicenceScope;

/** Grants a licence. */
@picocli.CommandLine.Command(name = "licence")
public final class RegistryLicenceCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "LICENCE-NO")
    @SuppressWarnings("NullAway.Init") // picocli
    String licenceNo;

    @Option(names = "--party", paramLabel = "CODE", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String party;

    @Option(names = "--allow", paramLabel = "MATERIAL:ACT", split = ",", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    List<String> allow;

    @Option(names = "--at-site", paramLabel = "SITE")
    @Nullable
    String atSite;

    @Option(names = "--from", paramLabel = "yyyymmdd", converter = DayText.class, required = true)
    int from;

    @Option(names = "--to", paramLabel = "yyyymmdd", converter = DayText.class, defaultValue = "0")
    int to;

    @Override
    protected List<Command> commands() {
        GrantLicence.Builder licence = GrantLicence.newBuilder()
                .setPartyId(party)
                .setLicenceNo(licenceNo)
                .setSiteId(Objects.requireNonNullElse(atSite, ""))
                .setValidFromYyyymmdd(from)
                .setValidToYyyymmdd(to);
        for (String scope : allow) {
            int colon = scope.indexOf(':');
            if (colon < 0) throw new UsageProblem(texts().get("licence.scope", scope));
            licence.addScopes(LicenceScope.newBuilder()
                    .setMaterial(word(Material.class, scope.substring(0, colon)))
                    .setAct(word(Act.class, scope.substring(colon + 1))));
        }
        return List.of(Command.newBuilder().setGrantLicence(licence).build());
    }
}
