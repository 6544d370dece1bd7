package suhuan.cli.show;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.RuleVerdict;
import suhuan.ledger.v1.RunRejudged;

/** What became of a closed run's results after corrections of what came out of it. */
public final class RejudgedText {
    private RejudgedText() {}

    /**
     * The rates, then each verdict that is another now.
     *
     * @param before what the rules said when the run was closed
     */
    public static List<String> lines(RunRejudged run, List<RuleVerdict> before, Texts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(rates(run, texts));
        Map<String, Judgement> said = new HashMap<>();
        before.forEach(verdict -> said.put(verdict.getRuleId(), verdict.getJudgement()));
        for (RuleVerdict verdict : run.getVerdictsList()) {
            Judgement first = said.get(verdict.getRuleId());
            if (first != null && first != verdict.getJudgement()) {
                lines.add(texts.get(
                        "run.verdict_was",
                        MaterialRows.verdict(verdict, texts),
                        Vocabulary.term(first, texts.language())));
            }
        }
        return lines;
    }

    private static String rates(RunRejudged run, Texts texts) {
        String recovered = texts.list(run.getRecoveryList().stream()
                .filter(rate -> !rate.getAbsent())
                .map(rate -> rate.getElement() + " " + MaterialText.rate(rate))
                .toList());
        String line = texts.get("run.efficiency", MaterialText.rate(run.getEfficiency()));
        if (!recovered.isEmpty()) line += texts.get("event.recovered", recovered);
        long unaccountedMg = run.getUnaccountedMg();
        if (unaccountedMg > 0) line += texts.get("run.missing", Units.massExact(unaccountedMg));
        if (unaccountedMg < 0) line += texts.get("run.surplus", Units.massExact(-unaccountedMg));
        return line;
    }
}
