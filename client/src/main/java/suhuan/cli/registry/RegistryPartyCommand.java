package suhuan.cli.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.GetItemRequest;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.client.SuhuanClient;
import suhuan.client.signing.SigningKeyFile;
import suhuan.common.v1.Role;
import suhuan.common.v1.SigningKey;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.RegisterParty;

/** Registers a party. */
@picocli.CommandLine.Command(name = "party")
public final class RegistryPartyCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CREDIT-CODE")
    @SuppressWarnings("NullAway.Init") // picocli
    String creditCode;

    @Option(names = "--name", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String name;

    @Option(names = "--role", paramLabel = "WORD", split = ",", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    List<String> roles;

    @Option(names = "--organisation", paramLabel = "ORG")
    @Nullable
    String organisation;

    @Option(names = "--party-key", paramLabel = "PEM")
    @Nullable
    Path partyKey;

    @Option(names = "--party-key-id", paramLabel = "ID", defaultValue = "key-1")
    @SuppressWarnings("NullAway.Init") // picocli
    String partyKeyId;

    @Option(names = "--signs-always")
    boolean signsAlways;

    @Override
    protected List<Command> commands(SuhuanClient client, String callerId) {
        RegisterParty.Builder party = RegisterParty.newBuilder()
                .setCreditCode(creditCode)
                .setName(name)
                .setHomeOrganisation(organisation != null ? organisation : ofCaller(client, callerId))
                .setSignsAlways(signsAlways);
        for (String role : roles) party.addRoles(word(Role.class, role));
        if (partyKey != null) party.addSigningKeys(publicKey(partyKey));
        return List.of(Command.newBuilder().setRegisterParty(party).build());
    }

    /** On one machine everybody is spoken for by the regulator's organisation. */
    private static String ofCaller(SuhuanClient client, String callerId) {
        GetItemRequest request = GetItemRequest.newBuilder()
                .setItemId(callerId)
                .setKind(ItemKind.ITEM_KIND_PARTY)
                .build();
        return client.trace(s -> s.getItem(request))
                .getItem()
                .getParty()
                .getParty()
                .getHomeOrganisation();
    }

    private SigningKey publicKey(Path file) {
        try {
            return SigningKeyFile.read(file, partyKeyId).publicKey();
        } catch (IOException e) {
            throw new UsageProblem(texts().get("io.failed", texts().reason(e)));
        }
    }
}
