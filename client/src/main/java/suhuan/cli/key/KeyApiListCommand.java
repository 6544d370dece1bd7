package suhuan.cli.key;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.ApiKeyView;
import suhuan.api.v1.ListApiKeysRequest;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.client.SuhuanClient;

/** Lists the API keys of a party. */
@Command(name = "list")
public final class KeyApiListCommand extends CallingCommand {
    @Parameters(index = "0", paramLabel = "PARTY", arity = "0..1")
    @Nullable
    String party;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListApiKeysRequest request = ListApiKeysRequest.newBuilder()
                .setPartyId(party == null ? "" : party)
                .build();
        TextTable table = new TextTable();
        for (ApiKeyView key : client.access(s -> s.listApiKeys(request)).getKeysList()) {
            if (console.json()) {
                console.json(key);
                continue;
            }
            String state = key.getRevokedAtMs() == 0
                    ? texts().get("apikey.in_use")
                    : texts().get("apikey.revoked", Units.time(key.getRevokedAtMs()));
            table.row(key.getKeyId(), key.getPartyId(), key.getLabel(), Units.time(key.getCreatedAtMs()), state);
        }
        table.print(console.out(), "");
        return ExitCode.OK;
    }
}
