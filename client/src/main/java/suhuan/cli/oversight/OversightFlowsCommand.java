package suhuan.cli.oversight;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.api.v1.FlowView;
import suhuan.api.v1.ListFlowsRequest;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.client.SuhuanClient;

/** Shows goods between regions. */
@Command(name = "flows")
public final class OversightFlowsCommand extends OversightQuestion {
    @Option(names = "--year", paramLabel = "YYYY", defaultValue = "0")
    int year;

    @Option(names = "--material", paramLabel = "WORD")
    @Nullable
    String material;

    @Option(names = "--digits", paramLabel = "2|4|6", defaultValue = "2")
    int digits;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListFlowsRequest request = ListFlowsRequest.newBuilder()
                .setYear(year)
                .setMaterial(material(material))
                .setRegionDigits(digits)
                .setViewpoint(viewpoint())
                .build();
        TextTable table = new TextTable();
        for (FlowView flow : client.oversight(s -> s.listFlows(request)).getFlowsList()) {
            if (console.json()) console.json(flow);
            else {
                table.row(
                        (flow.getFromRegionCode().isEmpty() ? "?" : flow.getFromRegionCode()) + " → "
                                + (flow.getToRegionCode().isEmpty() ? "?" : flow.getToRegionCode()),
                        term(flow.getMaterial()),
                        Units.massExact(flow.getMassMg()),
                        pieces(flow.getPieceCount()),
                        texts().get("oversight.entries", flow.getEntryCount()),
                        stale(flow.getStaleEntryCount()));
            }
        }
        table.print(console.out(), "");
        return ExitCode.OK;
    }
}
