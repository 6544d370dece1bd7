package suhuan.cli.show;

import suhuan.cli.term.TextTable;
import suhuan.cli.term.Texts;
import suhuan.cli.term.Units;
import suhuan.client.Vocabulary;
import suhuan.ledger.v1.DeclareSales;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.FileReport;
import suhuan.ledger.v1.FormScheme;
import suhuan.ledger.v1.LoadRuleEdition;
import suhuan.ledger.v1.PublishWhiteList;
import suhuan.ledger.v1.RuleSource;
import suhuan.ledger.v1.Share;

/** Facts of responsibility as sentences, and their items as rows. */
final class ResponsibilityText {
    private final Texts texts;

    ResponsibilityText(Texts texts) {
        this.texts = texts;
    }

    String event(Fact fact) {
        return switch (fact.getFactCase()) {
            case WHITE_LIST_PUBLISHED -> batch(fact.getWhiteListPublished().getBatch());
            case RULE_EDITION_LOADED -> edition(fact.getRuleEditionLoaded().getEdition());
            case SALES_DECLARED -> sales(fact.getSalesDeclared().getDeclaration());
            case REPORT_FILED -> report(fact.getReportFiled().getReport());
            case SHARES_RECORDED ->
                texts.get(
                        "event.shares_recorded",
                        fact.getSharesRecorded().getShares().getValidFromYyyymmdd(),
                        shares(fact.getSharesRecorded().getShares().getSharesList()));
            default -> scheme(fact.getSchemeFormed().getScheme());
        };
    }

    private String batch(PublishWhiteList batch) {
        return texts.get(
                "event.white_list_published",
                batch.getBatchId(),
                batch.getEntriesCount(),
                batch.getRemovalsCount(),
                source(batch.getSource()));
    }

    private String edition(LoadRuleEdition edition) {
        return texts.get(
                "event.rule_edition_loaded",
                edition.getEditionId(),
                edition.getRulesCount(),
                edition.getDutiesCount(),
                edition.getCalendarsCount(),
                edition.getValidFromYyyymmdd(),
                source(edition.getSource()));
    }

    private String sales(DeclareSales sales) {
        return texts.get(
                "event.sales_declared",
                sales.getYear() + (sales.getMonth() == 0 ? "" : "-" + sales.getMonth()),
                Vocabulary.term(sales.getMaterial(), texts.language()),
                Vocabulary.term(sales.getMarket(), texts.language()),
                Units.mass(sales.getMassMg()),
                sales.getPieces());
    }

    private String report(FileReport report) {
        return texts.get("event.report_filed", report.getDutyId(), texts.list(report.getSubjectIdsList()));
    }

    private String scheme(FormScheme scheme) {
        return texts.get(
                "event.scheme_formed",
                scheme.getSchemeId(),
                Vocabulary.term(scheme.getMaterial(), texts.language()),
                String.valueOf(scheme.getFirstYear()),
                String.valueOf(scheme.getLastYear()),
                shares(scheme.getMembersList()));
    }

    private String shares(java.util.List<Share> shares) {
        return texts.list(shares.stream()
                .map(share -> share.getPartyId() + " " + share.getSharePpm() + " ppm")
                .toList());
    }

    private String source(RuleSource source) {
        return source.getDocument() + " " + source.getEdition();
    }

    /** What an edition, batch or declaration says, in one line. */
    String line(suhuan.api.v1.ItemView item) {
        if (item.hasRuleEdition()) {
            return item.getRuleEdition().hasEdition()
                    ? edition(item.getRuleEdition().getEdition())
                    : batch(item.getRuleEdition().getBatch());
        }
        suhuan.api.v1.DeclarationView declaration = item.getDeclaration();
        if (declaration.hasSales()) return sales(declaration.getSales());
        return declaration.hasReport() ? report(declaration.getReport()) : scheme(declaration.getScheme());
    }

    void rows(TextTable table, suhuan.api.v1.ItemView item) {
        table.row(texts.get("field.says"), line(item));
    }
}
