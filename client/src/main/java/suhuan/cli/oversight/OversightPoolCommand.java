package suhuan.cli.oversight;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.FormScheme;

/** Forms a pooled scheme. */
@picocli.CommandLine.Command(name = "pool")
public final class OversightPoolCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "SCHEME")
    @SuppressWarnings("NullAway.Init") // picocli
    String scheme;

    @Option(names = "--material", paramLabel = "WORD", defaultValue = "POWER_BATTERY")
    @SuppressWarnings("NullAway.Init") // picocli
    String material;

    @Option(names = "--from", paramLabel = "YYYY", required = true)
    int from;

    @Option(names = "--to", paramLabel = "YYYY", required = true)
    int to;

    @Option(names = "--member", paramLabel = "CODE=PPM", split = ",", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    List<String> member;

    @Override
    protected List<Command> commands() {
        return List.of(Command.newBuilder()
                .setFormScheme(FormScheme.newBuilder()
                        .setSchemeId(scheme)
                        .setMaterial(word(Material.class, material))
                        .setFirstYear(from)
                        .setLastYear(to)
                        .addAllMembers(SharesOption.parse(member, texts())))
                .build());
    }
}
