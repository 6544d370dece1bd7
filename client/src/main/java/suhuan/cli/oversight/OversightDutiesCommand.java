package suhuan.cli.oversight;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import suhuan.api.v1.DutyState;
import suhuan.api.v1.DutyView;
import suhuan.api.v1.ListDutiesRequest;
import suhuan.api.v1.ListDutiesResponse;
import suhuan.cli.call.Pages;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.client.SuhuanClient;

/** Lists who owes which report by when. */
@Command(name = "duties")
public final class OversightDutiesCommand extends OversightQuestion {
    @Option(names = "--party", paramLabel = "CODE")
    @Nullable
    String party;

    @Option(names = "--state", paramLabel = "WORD")
    @Nullable
    String state;

    @Option(names = "--duty", paramLabel = "ID")
    @Nullable
    String duty;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50")
    int limit;

    @Override
    protected int call(SuhuanClient client, Console console) {
        ListDutiesRequest.Builder request = ListDutiesRequest.newBuilder()
                .setPartyId(text(party))
                .setState(word(DutyState.class, state))
                .setDutyId(text(duty))
                .setViewpoint(viewpoint());
        TextTable table = new TextTable();
        ListDutiesResponse page;
        int shown = 0;
        do {
            ListDutiesRequest asked =
                    request.setPageSize(Pages.size(limit - shown)).build();
            page = client.oversight(s -> s.listDuties(asked));
            for (DutyView view : page.getDutiesList()) {
                if (console.json()) console.json(view);
                else {
                    table.row(
                            term(view.getState()),
                            texts().get("oversight.due", day(view.getDueOnYyyymmdd())),
                            texts().party(view.getPartyName(), view.getPartyId()),
                            view.getDutyId() + " " + view.getTitle(),
                            view.getSubjectId(),
                            texts().get(
                                            "oversight.trigger",
                                            term(view.getTrigger()),
                                            day(view.getTriggeredOnYyyymmdd())),
                            view.getReportedOnYyyymmdd() == 0
                                    ? ""
                                    : texts().get("oversight.reported", day(view.getReportedOnYyyymmdd())));
                }
            }
            shown += page.getDutiesCount();
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty() && shown < limit);
        if (!console.json()) {
            table.print(console.out(), "");
            console.say(page.getNextPageToken().isEmpty() ? "find.all" : "find.more", shown);
        }
        return ExitCode.OK;
    }
}
