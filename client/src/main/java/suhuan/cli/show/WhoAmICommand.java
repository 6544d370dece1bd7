package suhuan.cli.show;

import picocli.CommandLine.Command;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.PartyView;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.api.v1.WhoAmIResponse;
import suhuan.cli.call.CallingCommand;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.client.SuhuanClient;
import suhuan.ledger.v1.ItemKind;

/** Says who the caller is, where the ledger stands and which sites the caller has. */
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
        if (!who.getPartyName().isEmpty()) sites(client, console, who.getPartyId());
        return ExitCode.OK;
    }

    /** Where the party may act: what a command is told with --site. */
    private void sites(SuhuanClient client, Console console, String partyId) {
        GetItemRequest request = GetItemRequest.newBuilder()
                .setItemId(partyId)
                .setKind(ItemKind.ITEM_KIND_PARTY)
                .build();
        PartyView party = client.trace(s -> s.getItem(request)).getItem().getParty();
        TextTable table = new TextTable();
        new ItemText(texts()).sites(table, party);
        table.print(console.out(), "");
    }
}
