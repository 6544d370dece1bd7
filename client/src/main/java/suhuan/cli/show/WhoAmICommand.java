package suhuan.cli.show;

import picocli.CommandLine.Command;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.client.SuhuanClient;

/** Says who the caller is and where the ledger stands. */
@Command(name = "whoami")
public final class WhoAmICommand extends CallingCommand {
    @Override
    protected int call(SuhuanClient client, Console console) {
        WhoAmIResponse who = client.access(s -> s.whoAmI(WhoAmIRequest.getDefaultInstance()));
        if (console.json()) {
            console.json(who);
            return ExitCode.OK;
        }
        if (who.getOperator()) console.say("whoami.operator", who.getOrganisation());
        else
            console.out()
                    .println((texts().get("whoami", EventText.named(who.getPartyName(), "?"), who.getPartyId())
                            + (who.getRegulator() ? " " + texts().get("whoami.regulator") : "")));
        if (!who.getOrganisation().isEmpty()) console.say("whoami.organisation", who.getOrganisation());
        console.say(
                "whoami.ledger", who.getLedger(), who.getCommittedBlock(), who.getProjectedBlock(), who.getVersion());
        return ExitCode.OK;
    }
}
