package suhuan.cli.show;

import com.google.protobuf.ProtocolMessageEnum;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.AssayRecorded;
import suhuan.ledger.v1.CertificateIssued;
import suhuan.ledger.v1.CertificateResult;
import suhuan.ledger.v1.CertificateRetired;
import suhuan.ledger.v1.CertificateTransferred;
import suhuan.ledger.v1.CompositionFiled;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.RunClosed;
import suhuan.ledger.v1.RunInputResult;
import suhuan.ledger.v1.RunInputsAdded;
import suhuan.ledger.v1.RunLossesDeclared;
import suhuan.ledger.v1.RunOpened;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.RunOutputsAdded;
import suhuan.ledger.v1.RunRate;

/** Facts of runs, assays and certificates as sentences. */
final class MaterialText {
    private final Texts texts;

    MaterialText(Texts texts) {
        this.texts = texts;
    }

    String opened(RunOpened fact) {
        return texts.get("event.run_opened", fact.getRunId(), fact.getRoute(), fact.getEquipment());
    }

    /** Seen from the run, or from what went into it. */
    String charged(RunInputsAdded fact, String itemId) {
        long massMg = 0;
        for (RunInputResult input : fact.getInputsList()) {
            if (input.getBatteryId().equals(itemId) || input.getLotId().equals(itemId)) {
                return texts.get(
                        "event.charged", fact.getRunId(), Units.mass(input.getMassMg()), term(input.getSource()));
            }
            massMg += input.getMassMg();
        }
        return texts.get("event.run_charged", fact.getInputsCount(), Units.mass(massMg), fact.getAdditionsCount());
    }

    /** Seen from the run, or from what came out of it. */
    String emptied(RunOutputsAdded fact, String itemId) {
        for (RunOutputResult output : fact.getOutputsList()) {
            if (output.getLotId().equals(itemId)) {
                return texts.get(
                                "event.came_from_run",
                                fact.getRunId(),
                                Units.mass(output.getMassMg()),
                                term(output.getKind()))
                        + (output.hasAssay() ? texts.get("list.clauses") + assay(output.getAssay()) : "");
            }
        }
        return texts.get(
                "event.run_emptied",
                texts.list(fact.getOutputsList().stream()
                        .map(output -> output.getLotId() + " " + Units.mass(output.getMassMg()) + " "
                                + (output.getGrade().isEmpty() ? term(output.getMaterial()) : output.getGrade()))
                        .toList()));
    }

    String lost(RunLossesDeclared fact) {
        return texts.get(
                "event.run_lost",
                texts.list(fact.getLossesList().stream()
                        .map(loss -> texts.get(
                                "event.loss",
                                term(loss.getKind()),
                                Units.mass(loss.getMassMg()),
                                term(loss.getMethod())))
                        .toList()));
    }

    String closed(RunClosed fact) {
        String recovered = texts.list(fact.getRecoveryList().stream()
                .map(rate -> rate.getElement() + " " + rate(rate))
                .toList());
        String efficiency = texts.get(
                "event.run_closed",
                Units.mass(fact.getBalance().getInMg()),
                rate(fact.getEfficiency()),
                count(fact, Judgement.JUDGEMENT_MET),
                count(fact, Judgement.JUDGEMENT_NOT_MET));
        return recovered.isEmpty() ? efficiency : efficiency + texts.get("event.recovered", recovered);
    }

    private static long count(RunClosed fact, Judgement judgement) {
        return fact.getVerdictsList().stream()
                .filter(verdict -> verdict.getJudgement() == judgement)
                .count();
    }

    /** A rate, between two bounds where something is not known. */
    static String rate(RunRate rate) {
        if (rate.getAbsent()) return "–";
        String lowest = Units.share(rate.getLowestPpm());
        return rate.getLowestPpm() == rate.getHighestPpm()
                ? lowest
                : lowest + " – " + Units.share(rate.getHighestPpm());
    }

    String filed(CompositionFiled fact) {
        return texts.get("event.composition_filed", assay(fact.getComposition()));
    }

    String assayed(AssayRecorded fact) {
        String governs = fact.getGoverns() || !fact.hasAssay() ? "" : texts.get("event.assay_confirms");
        String inspected =
                fact.hasInspection() ? texts.get("event.inspected", term(fact.getInspectionJudgement())) : "";
        return texts.get("event.assayed", assay(fact.getAssay())) + governs + inspected;
    }

    /** Shares, method, laboratory. */
    String assay(Assay assay) {
        return assay(assay, texts);
    }

    static String assay(Assay assay, Texts texts) {
        String shares = texts.list(assay.getElementsList().stream()
                .map(share -> share.getElement() + " " + Units.share(share.getSharePpm()))
                .toList());
        String all = assay.getNothingElse() ? shares + texts.get("event.nothing_else") : shares;
        return texts.get("event.assay", all, assay.getMethod(), assay.getLaboratory());
    }

    String issued(CertificateIssued fact) {
        CertificateResult certificate = fact.getCertificate();
        return texts.get(
                "event.certificate_issued",
                certificate.getCertificateId(),
                amount(certificate, certificate.getMassMg()),
                certificate.getScheme(),
                certificate.getYear());
    }

    String transferred(CertificateTransferred fact) {
        CertificateResult moved = fact.hasPart() ? fact.getPart() : fact.getCertificate();
        return texts.get(
                "event.certificate_transferred",
                moved.getCertificateId(),
                amount(moved, moved.getMassMg()),
                fact.getFromPartyId(),
                moved.getPartyId());
    }

    String retired(CertificateRetired fact) {
        return texts.get(
                "event.certificate_retired",
                amount(fact.getCertificate(), fact.getRetiredMg()),
                fact.getPurpose(),
                fact.getRegionCode(),
                fact.getYear());
    }

    private String amount(CertificateResult certificate, long massMg) {
        return amount(certificate, massMg, texts);
    }

    /** A mass and what it is of. */
    static String amount(CertificateResult certificate, long massMg, Texts texts) {
        String of = certificate.getElement().isEmpty()
                ? Vocabulary.term(certificate.getMaterial(), texts.language())
                : certificate.getElement();
        return Units.mass(massMg) + " " + of;
    }

    private String term(ProtocolMessageEnum value) {
        return Vocabulary.term(value, texts.language());
    }
}
