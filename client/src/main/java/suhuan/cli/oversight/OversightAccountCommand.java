package suhuan.cli.oversight;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.api.v1.AccountFigure;
import suhuan.api.v1.AccountRate;
import suhuan.api.v1.GetAccountRequest;
import suhuan.api.v1.GetAccountResponse;
import suhuan.api.v1.StaleView;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Units;
import suhuan.client.Language;
import suhuan.client.SuhuanClient;

/** Shows the account of a producer. */
@Command(name = "account")
public final class OversightAccountCommand extends OversightQuestion {
    @Parameters(index = "0", paramLabel = "PRODUCER", arity = "0..1")
    @Nullable
    String producer;

    @Option(names = "--year", paramLabel = "YYYY", required = true)
    int year;

    @Option(names = "--material", paramLabel = "WORD")
    @Nullable
    String material;

    @Override
    protected int call(SuhuanClient client, Console console) {
        GetAccountRequest request = GetAccountRequest.newBuilder()
                .setPartyId(text(producer))
                .setYear(year)
                .setMaterial(material(material))
                .setViewpoint(viewpoint())
                .build();
        GetAccountResponse account = client.oversight(s -> s.getAccount(request));
        if (console.json()) {
            console.json(account);
            return ExitCode.OK;
        }
        console.say(
                "oversight.account",
                account.getPartyName(),
                account.getPartyId(),
                term(account.getMaterial()),
                String.valueOf(account.getYear()));
        TextTable table = new TextTable();
        for (AccountFigure figure : account.getFiguresList()) {
            table.row(
                    term(figure.getLine()),
                    figure.getElement().isEmpty() ? term(figure.getChannel()) : figure.getElement(),
                    Units.massExact(figure.getMassMg()),
                    pieces(figure.getPieceCount()),
                    texts().get("oversight.entries", figure.getEntryCount()),
                    figure.getStaleEntryCount() == 0
                            ? ""
                            : texts().get(
                                            "oversight.stale.mass",
                                            figure.getStaleEntryCount(),
                                            Units.massExact(figure.getStaleMassMg())));
        }
        table.print(console.out(), "  ");
        for (StaleView stale : account.getStaleList()) console.out().println("  " + why(stale));
        if (account.getFiguresCount() == 0) console.say("oversight.account.empty");
        for (AccountRate rate : account.getRatesList()) rate(console, rate);
        return ExitCode.OK;
    }

    private void rate(Console console, AccountRate rate) {
        console.say(
                "oversight.rate",
                rate.getRuleId(),
                rate.getEditionId(),
                percent(rate.getRatePpm()),
                term(rate.getComparator()),
                percent(rate.getTargetPpm()),
                term(rate.getJudgement()));
        String years = texts().list(
                        rate.getBasisYearsList().stream().map(String::valueOf).toList());
        console.say(
                years.isEmpty() ? "oversight.rate.of_none" : "oversight.rate.of",
                Units.massExact(rate.getCountedMg()),
                Units.massExact(rate.getBasisSumMg()),
                years);
        if (rate.getStaleEntryCount() != 0) console.say("oversight.stale.rate", rate.getStaleEntryCount());
        if (!rate.getSchemeId().isEmpty()) {
            console.say(
                    "oversight.rate.pool",
                    rate.getSchemeId(),
                    Units.massExact(rate.getPoolMg()),
                    Units.massExact(rate.getOwnMg()));
        }
        console.say(
                "oversight.rate.formula",
                texts().language() == Language.ZH ? rate.getFormulaZh() : rate.getFormulaEn());
        console.say("oversight.rate.source", rate.getDocument(), term(rate.getMark()));
    }
}
