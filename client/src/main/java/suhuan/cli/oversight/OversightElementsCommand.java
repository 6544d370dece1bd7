package suhuan.cli.oversight;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.api.v1.ElementStock;
import suhuan.api.v1.ListElementsRequest;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.client.SuhuanClient;

/** Shows what lies at sites of each element. */
@Command(name = "elements")
public final class OversightElementsCommand extends OversightQuestion {
    @Option(names = "--party", paramLabel = "CODE")
    @Nullable
    String party;

    @Option(names = "--at", paramLabel = "SITE")
    @Nullable
    String site;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListElementsRequest request = ListElementsRequest.newBuilder()
                .setPartyId(text(party))
                .setSiteId(text(site))
                .setViewpoint(viewpoint())
                .build();
        TextTable table = new TextTable();
        for (ElementStock stock : client.oversight(s -> s.listElements(request)).getElementsList()) {
            if (console.json()) console.json(stock);
            else {
                table.row(
                        stock.getSiteId(),
                        stock.getElement().isEmpty() ? texts().get("oversight.unknown") : stock.getElement(),
                        Units.massExact(stock.getContentMg()),
                        texts().get("oversight.items", stock.getItemCount()));
            }
        }
        table.print(console.out(), "");
        return ExitCode.OK;
    }
}
