package suhuan.cli.hold;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.DayText;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.client.Vocabulary;
import suhuan.client.signing.SigningKeyFile;
import suhuan.common.v1.SigningKey;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.GrantDelegation;

/** Lets another party act for the calling one. */
@picocli.CommandLine.Command(name = "grant")
public final class DelegationGrantCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "DELEGATION")
    @SuppressWarnings("NullAway.Init") // picocli
    String delegationId;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli
    Delegate delegate;

    /** A party, or whoever holds a key. */
    static final class Delegate {
        @Option(names = "--to", paramLabel = "PARTY")
        @Nullable
        String party;

        @Option(names = "--to-key", paramLabel = "PEM")
        @Nullable
        Path key;
    }

    @Option(names = "--to-key-id", paramLabel = "ID", defaultValue = "key-1")
    @SuppressWarnings("NullAway.Init") // picocli
    String toKeyId;

    @Option(names = "--allow", paramLabel = "COMMAND", split = ",", required = true)
    List<String> acts = List.of();

    @Option(names = "--at-site", paramLabel = "SITE", split = ",")
    List<String> sites = List.of();

    @Option(names = "--from", paramLabel = "YYYYMMDD", converter = DayText.class, required = true)
    int from;

    @Option(names = "--until", paramLabel = "YYYYMMDD", converter = DayText.class, required = true)
    int until;

    @Override
    protected List<Command> commands() {
        for (String act : acts) {
            if (!Vocabulary.commands().contains(act))
                throw new UsageProblem(texts().get("word.unknown", act, texts().list(Vocabulary.commands())));
        }
        GrantDelegation.Builder grant = GrantDelegation.newBuilder()
                .setDelegationId(delegationId)
                .addAllActs(acts)
                .addAllSiteIds(sites)
                .setValidFromYyyymmdd(from)
                .setValidToYyyymmdd(until);
        if (delegate.party != null) grant.setDelegatePartyId(delegate.party);
        if (delegate.key != null) grant.setKey(publicKey(delegate.key));
        return List.of(Command.newBuilder().setGrantDelegation(grant).build());
    }

    private SigningKey publicKey(Path file) {
        try {
            return SigningKeyFile.read(file, toKeyId).publicKey();
        } catch (IOException e) {
            throw new UsageProblem(texts().get("io.failed", texts().reason(e)));
        }
    }
}
