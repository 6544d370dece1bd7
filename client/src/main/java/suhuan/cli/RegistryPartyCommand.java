package suhuan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.client.signing.SigningKeyFile;
import suhuan.common.v1.Role;
import suhuan.common.v1.SigningKey;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RegisterParty;

/** Registers a party. */
@picocli.CommandLine.Command(name = "party")
final class RegistryPartyCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "CREDIT-CODE")
    @SuppressWarnings("NullAway.Init") // picocli
    String creditCode;

    @Option(names = "--name", paramLabel = "NAME", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    String name;

    @Option(names = "--role", paramLabel = "WORD", split = ",", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    List<String> roles;

    @Option(names = "--organisation", paramLabel = "ORG", defaultValue = "local")
    @SuppressWarnings("NullAway.Init") // picocli
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
    List<Command> commands() {
        RegisterParty.Builder party = RegisterParty.newBuilder()
                .setCreditCode(creditCode)
                .setName(name)
                .setHomeOrganisation(organisation)
                .setSignsAlways(signsAlways);
        for (String role : roles) party.addRoles(word(Role.class, role));
        if (partyKey != null) party.addSigningKeys(publicKey(partyKey));
        return List.of(Command.newBuilder().setRegisterParty(party).build());
    }

    private SigningKey publicKey(Path file) {
        try {
            return SigningKeyFile.read(file, partyKeyId).publicKey();
        } catch (IOException e) {
            throw new UsageProblem(texts().get("io.failed", Console.reason(e)));
        }
    }
}
