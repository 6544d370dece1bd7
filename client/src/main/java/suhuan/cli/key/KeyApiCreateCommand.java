package suhuan.cli.key;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.CreateApiKeyRequest;
import suhuan.api.v1.CreateApiKeyResponse;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.client.SuhuanClient;

/** Makes an API key for a party. */
@Command(name = "create")
public final class KeyApiCreateCommand extends CallingCommand {
    @Parameters(index = "0", paramLabel = "PARTY")
    @SuppressWarnings("NullAway.Init") // picocli
    String party;

    @Option(names = "--label", paramLabel = "TEXT", defaultValue = "cli")
    @SuppressWarnings("NullAway.Init") // picocli
    String label;

    @Override
    protected int call(SuhuanClient client, Console console) {
        CreateApiKeyResponse made = client.access(s -> s.createApiKey(CreateApiKeyRequest.newBuilder()
                .setPartyId(party)
                .setLabel(label)
                .build()));
        if (console.json()) console.json(made);
        else console.say("apikey.made", made.getKeyId(), made.getApiKey());
        return ExitCode.OK;
    }
}
