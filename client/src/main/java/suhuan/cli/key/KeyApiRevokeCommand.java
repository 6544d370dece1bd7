package suhuan.cli.key;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.RevokeApiKeyRequest;
import suhuan.api.v1.RevokeApiKeyResponse;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.client.SuhuanClient;

/** Ends an API key. */
@Command(name = "revoke")
public final class KeyApiRevokeCommand extends CallingCommand {
    @Parameters(index = "0", paramLabel = "KEY-ID")
    @SuppressWarnings("NullAway.Init") // picocli
    String keyId;

    @Override
    protected int call(SuhuanClient client, Console console) {
        RevokeApiKeyResponse ended = client.access(s ->
                s.revokeApiKey(RevokeApiKeyRequest.newBuilder().setKeyId(keyId).build()));
        if (console.json()) console.json(ended);
        else console.say("apikey.ended", keyId);
        return ExitCode.OK;
    }
}
