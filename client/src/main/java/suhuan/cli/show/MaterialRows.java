package suhuan.cli.show;

import com.google.protobuf.ProtocolMessageEnum;
import suhuan.api.v1.BatteryView;
import suhuan.api.v1.CertificateView;
import suhuan.api.v1.LotView;
import suhuan.api.v1.RunView;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.CertificateResult;
import suhuan.ledger.v1.ElementBalance;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.RuleVerdict;
import suhuan.ledger.v1.RunBalance;
import suhuan.ledger.v1.RunClosed;
import suhuan.ledger.v1.RunRate;
import suhuan.ledger.v1.YieldVerdict;

/** What is known of runs, certificates and what came of them, as rows. */
public final class MaterialRows {
    private MaterialRows() {}

    static void add(TextTable table, BatteryView battery, Texts texts) {
        row(table, texts, "run", battery.getRunId());
        battery.getRecoveredList()
                .forEach(part ->
                        row(table, texts, "recovered", part.getLotId() + " · " + Units.massExact(part.getMassMg())));
        if (battery.getRecycled()) row(table, texts, "recycled", texts.get("yes"));
    }

    static void add(TextTable table, LotView lot, Texts texts) {
        if (lot.getKindValue() != 0) row(table, texts, "lot_kind", term(lot.getKind(), texts));
        row(table, texts, "residue_of", lot.getResidueOfRunId());
        if (lot.hasAssay()) row(table, texts, "assay", MaterialText.assay(lot.getAssay(), texts));
        row(table, texts, "country", lot.getOriginCountryCode());
    }

    static void add(TextTable table, CertificateView view, Texts texts) {
        CertificateResult certificate = view.getCertificate();
        row(table, texts, "holder", EventText.named(view.getPartyName(), certificate.getPartyId()));
        row(table, texts, "valid", MaterialText.amount(certificate, certificate.getMassMg(), texts));
        if (view.getRetiredMg() != 0)
            row(table, texts, "retired", MaterialText.amount(certificate, view.getRetiredMg(), texts));
        row(table, texts, "scheme", certificate.getScheme());
        row(table, texts, "year", Integer.toString(certificate.getYear()));
        row(table, texts, "region", certificate.getRegionCode());
        row(table, texts, "run", certificate.getRunId());
    }

    static void add(TextTable table, RunView run, Texts texts) {
        row(table, texts, "route", run.getOpened().getRoute());
        row(table, texts, "equipment", run.getOpened().getEquipment());
        row(table, texts, "rules", run.getOpened().getRuleEdition());
        row(
                table,
                texts,
                "party",
                texts.get(
                        "event.who",
                        EventText.named(run.getPartyName(), run.getPartyId()),
                        EventText.named(run.getSiteName(), run.getSiteId())));
        if (run.hasBalance()) balance(table, run.getBalance(), texts);
        if (run.hasClosed()) closed(table, run.getClosed(), texts);
        if (run.hasRejudged()) {
            RejudgedText.lines(run.getRejudged(), run.getClosed().getVerdictsList(), texts)
                    .forEach(line -> row(table, texts, "rejudged", line));
        }
        if (run.getOpenResidueMg() != 0) row(table, texts, "open_residue", Units.massExact(run.getOpenResidueMg()));
        if (run.getCompleted()) row(table, texts, "recycled", texts.get("yes"));
    }

    private static void balance(TextTable table, RunBalance balance, Texts texts) {
        row(table, texts, "inputs", balance.getInputs() + " · " + Units.massExact(balance.getInMg()));
        if (balance.getAdditionsMg() != 0) row(table, texts, "additions", Units.massExact(balance.getAdditionsMg()));
        if (balance.getOutputs() != 0)
            row(table, texts, "outputs", balance.getOutputs() + " · " + Units.massExact(balance.getOutMg()));
        if (balance.getLossMg() != 0) row(table, texts, "losses", Units.massExact(balance.getLossMg()));
        balance.getElementsList().forEach(element -> row(table, texts, "element", element(element, texts)));
    }

    private static String element(ElementBalance element, Texts texts) {
        String known = texts.get(
                "item.element",
                element.getElement(),
                Units.mass(element.getInMg()),
                Units.mass(element.getProductMg()),
                Units.mass(element.getIntermediateMg()),
                Units.mass(element.getResidueMg()),
                Units.mass(element.getLossMg()));
        if (element.getUnknownInMg() == 0 && element.getUnknownOutMg() == 0) return known;
        return known
                + texts.get(
                        "item.element_unknown",
                        Units.mass(element.getUnknownInMg()),
                        Units.mass(element.getUnknownOutMg()));
    }

    private static void closed(TextTable table, RunClosed closed, Texts texts) {
        row(table, texts, "efficiency", MaterialText.rate(closed.getEfficiency()));
        closed.getRecoveryList()
                .forEach(rate -> row(table, texts, "recovery", rate.getElement() + " " + MaterialText.rate(rate)));
        closed.getVerdictsList().forEach(verdict -> row(table, texts, "verdict", verdict(verdict, texts)));
        closed.getYieldsList().forEach(yield -> row(table, texts, "yield", yielded(yield, texts)));
    }

    /** A rate, between two bounds where something is not known. */
    public static String rate(RunRate rate) {
        return MaterialText.rate(rate);
    }

    static String verdict(RuleVerdict verdict, Texts texts) {
        String asked = texts.get(
                "metric." + verdict.getMetric(), verdict.getElement(), Units.share(verdict.getThresholdPpm()));
        String from = verdict.getJudgement() == Judgement.JUDGEMENT_NOT_YET_IN_FORCE
                ? " " + texts.get("item.since", Units.day(verdict.getValidFromYyyymmdd()))
                : "";
        return term(verdict.getJudgement(), texts) + from + " · " + asked + " · " + verdict.getEdition() + " "
                + verdict.getDocument();
    }

    /** A yield against its coefficient. */
    public static String yielded(YieldVerdict yield, Texts texts) {
        String of = yield.getMaterialValue() == 0
                ? texts.get("field.losses")
                : term(yield.getMaterial(), texts) + " " + yield.getGrade();
        return term(yield.getJudgement(), texts) + " · "
                + texts.get(
                        "item.yield",
                        of.strip(),
                        Units.mass(yield.getActualMg()),
                        Units.mass(yield.getLeastMg()),
                        Units.mass(yield.getMostMg()))
                + (yield.getDocument().isBlank() ? "" : " · " + yield.getDocument());
    }

    private static String term(ProtocolMessageEnum value, Texts texts) {
        return Vocabulary.term(value, texts.language());
    }

    private static void row(TextTable table, Texts texts, String key, String value) {
        if (!value.isBlank()) table.row(texts.get("field." + key), value);
    }
}
