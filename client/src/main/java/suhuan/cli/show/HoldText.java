package suhuan.cli.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import suhuan.api.v1.CaseView;
import suhuan.api.v1.CorrectionAnswerView;
import suhuan.api.v1.CorrectionView;
import suhuan.api.v1.DelegationView;
import suhuan.api.v1.HoldView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.StaleView;
import suhuan.cli.term.TextTable;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.ConsentAsked;
import suhuan.ledger.v1.CorrectionAnswered;
import suhuan.ledger.v1.CustodyReassigned;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FactCorrected;
import suhuan.ledger.v1.GoodsHeldBack;
import suhuan.ledger.v1.GoodsReleased;
import suhuan.ledger.v1.GrantDelegation;
import suhuan.ledger.v1.HeldGoods;
import suhuan.ledger.v1.Recall;
import suhuan.ledger.v1.TrueValue;

/** Goods held back, delegations and corrections as sentences and rows. */
final class HoldText {
    private final Texts texts;

    HoldText(Texts texts) {
        this.texts = texts;
    }

    String heldBack(GoodsHeldBack fact) {
        return texts.get(
                "event.held_back",
                Vocabulary.term(fact.getKind(), texts.language()),
                fact.getCaseId(),
                fact.getReason());
    }

    String released(GoodsReleased fact) {
        return texts.get(
                "event.released",
                Vocabulary.term(fact.getKind(), texts.language()),
                fact.getCaseId(),
                fact.getReason());
    }

    String recalled(Recall recall) {
        return texts.get("event.recalled", recall.getModelCode(), recall.getCaseId(), recall.getReason());
    }

    String reassigned(CustodyReassigned fact) {
        return texts.get("event.reassigned", fact.getFromPartyId(), fact.getToPartyId(), fact.getReason());
    }

    String granted(GrantDelegation delegation) {
        return texts.get(
                "event.delegated",
                delegation.getDelegationId(),
                delegate(delegation),
                texts.list(delegation.getActsList()),
                Units.day(delegation.getValidFromYyyymmdd()),
                Units.day(delegation.getValidToYyyymmdd()));
    }

    /** Seen from the correction, or from what was corrected. */
    String corrected(FactCorrected fact) {
        String truths = fact.getTruthsList().stream().map(HoldText::truth).collect(Collectors.joining(", "));
        String sentence = texts.get(
                "event.corrected",
                fact.getCorrectionId(),
                Vocabulary.term(fact.getKind(), texts.language()),
                fact.getReason(),
                fact.getCorrectedEnvelopeId(),
                fact.getCorrectedCommandIndex());
        return sentence
                + (truths.isEmpty() ? "" : texts.get("event.truths", truths))
                + (fact.getReliedOn() ? texts.get("event.relied_on") : "");
    }

    /** A later fact was named; where it only leads on, nobody is asked. */
    String asked(ConsentAsked fact) {
        String sentence = texts.get(
                "event.asked", fact.getCorrectionId(), fact.getRelyingEnvelopeId(), fact.getRelyingCommandIndex());
        return sentence
                + (fact.getAskedPartyIdsCount() == 0
                        ? ""
                        : texts.get("event.asks", texts.list(fact.getAskedPartyIdsList())));
    }

    String answered(CorrectionAnswered fact) {
        return texts.get(
                fact.getConsents() ? "event.consented" : "event.declined", fact.getCorrectionId(), fact.getReason());
    }

    /** Who acted for the party, where somebody did. */
    String actedFor(Fact fact) {
        if (fact.getDelegationId().isEmpty()) return "";
        return texts.get(
                "event.acted_for",
                fact.getDelegatePartyId().isEmpty() ? fact.getSigningKeyId() : fact.getDelegatePartyId(),
                fact.getDelegationId());
    }

    String line(CaseView view) {
        return Vocabulary.term(view.getKind(), texts.language()) + " " + view.getCaseId() + " · "
                + EventText.named(view.getOpenedByName(), view.getOpenedByPartyId()) + " · "
                + texts.get(view.getClosed() ? "case.closed" : "case.open");
    }

    String line(DelegationView view) {
        GrantDelegation delegation = view.getDelegation();
        return delegation.getDelegationId() + " · "
                + EventText.named(view.getPrincipalName(), view.getPrincipalPartyId()) + " → "
                + (delegation.hasKey()
                        ? delegate(delegation)
                        : texts.party(view.getDelegateName(), delegation.getDelegatePartyId()))
                + (view.getRevoked() ? " · " + texts.get("delegation.revoked") : "");
    }

    String line(CorrectionView view) {
        return view.getCorrection().getCorrectionId() + " · "
                + Vocabulary.term(view.getCorrection().getKind(), texts.language()) + " · "
                + EventText.named(view.getPartyName(), view.getPartyId());
    }

    void add(TextTable table, CaseView view) {
        row(table, "reason", view.getReason());
        row(table, "report_no", view.getReportNo());
        row(table, "held", goods(view.getHeld()));
        row(table, "let_go", goods(view.getReleased()));
        if (view.hasRecall()) {
            Recall recall = view.getRecall();
            row(table, "model", recall.getModelCode());
            row(table, "produced", days(recall));
            row(table, "codes", codes(recall));
        }
    }

    void add(TextTable table, DelegationView view) {
        GrantDelegation delegation = view.getDelegation();
        row(table, "acts", texts.list(delegation.getActsList()));
        row(table, "sites", texts.list(delegation.getSiteIdsList()));
        row(
                table,
                "validity",
                Units.day(delegation.getValidFromYyyymmdd()) + " – " + Units.day(delegation.getValidToYyyymmdd()));
        row(table, "reason", view.getRevocationReason());
    }

    void add(TextTable table, CorrectionView view) {
        FactCorrected fact = view.getCorrection();
        row(table, "corrects", fact.getCorrectedEnvelopeId() + " · " + fact.getCorrectedCommandIndex());
        row(table, "reason", fact.getReason());
        fact.getTruthsList().forEach(truth -> row(table, "truth", truth(truth)));
        row(table, "asked", texts.list(view.getAskedPartyIdsList()));
        for (ConsentAsked later : view.getAskedLaterList()) {
            row(table, "asked_later", later.getRelyingEnvelopeId() + " · " + later.getRelyingCommandIndex());
        }
        for (CorrectionAnswerView answer : view.getAnswersList()) {
            String word = texts.get(answer.getConsents() ? "answer.consents" : "answer.declines");
            row(
                    table,
                    "answer",
                    answer.getPartyId() + " " + word
                            + (answer.getReason().isEmpty() ? "" : " · " + answer.getReason()));
        }
    }

    /** Cases that hold goods back. */
    void holds(TextTable table, List<HoldView> holds) {
        for (HoldView hold : holds) {
            row(
                    table,
                    "held_back",
                    Vocabulary.term(hold.getKind(), texts.language()) + " · " + hold.getCaseId() + " · "
                            + hold.getOpenedByPartyId());
        }
    }

    /** Why what is known of an item is stale. */
    void stale(TextTable table, ItemView item) {
        for (StaleView stale : item.getStaleList()) {
            row(
                    table,
                    stale.getRejudged() ? "judged_anew" : "stale",
                    stale.getCorrectionId() + " · " + Vocabulary.term(stale.getKind(), texts.language()) + " · "
                            + stale.getReason()
                            + (stale.getHolderNotAsked() ? " · " + texts.get("item.stale.not_asked") : ""));
        }
    }

    private static String delegate(GrantDelegation delegation) {
        return delegation.hasKey() ? delegation.getKey().getKeyId() : delegation.getDelegatePartyId();
    }

    private static String truth(TrueValue truth) {
        return truth.getField() + " = " + truth.getValue();
    }

    private String goods(HeldGoods goods) {
        List<String> all = new ArrayList<>(goods.getBatteryIdsList());
        all.addAll(goods.getLotIdsList());
        return all.isEmpty() ? "" : texts.list(all);
    }

    private static String days(Recall recall) {
        boolean bound = recall.getProducedFromYyyymmdd() != 0 || recall.getProducedToYyyymmdd() != 0;
        return bound ? day(recall.getProducedFromYyyymmdd()) + " – " + day(recall.getProducedToYyyymmdd()) : "";
    }

    private static String day(int yyyymmdd) {
        return yyyymmdd == 0 ? "…" : Units.day(yyyymmdd);
    }

    private static String codes(Recall recall) {
        boolean bound =
                !recall.getFirstCode().isEmpty() || !recall.getLastCode().isEmpty();
        return bound ? recall.getFirstCode() + " – " + recall.getLastCode() : "";
    }

    private void row(TextTable table, String key, String value) {
        if (!value.isEmpty()) table.row(texts.get("field." + key), value);
    }
}
