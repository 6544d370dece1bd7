package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import suhuan.api.v1.DeclarationView;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.RuleEditionView;
import suhuan.ledger.v1.Fact;

/** Rule editions, batches of the white list and declarations: what the fact says that made them. */
final class ResponsibilityViews {
    private static final String JOIN =
            ItemViews.JOINS + " join fact g on g.fact_no = t.first_fact_no" + " where t.item_no = any (:items)";

    Map<Long, ItemView> editions(Snapshot snapshot, long[] itemNos) {
        return ItemViews.each(
                snapshot.sql("select " + ItemViews.COLUMNS + "g.bytes from rule_edition" + JOIN)
                        .param("items", itemNos),
                (view, row) -> view.setRuleEdition(edition(row)));
    }

    Map<Long, ItemView> declarations(Snapshot snapshot, long[] itemNos) {
        return ItemViews.each(
                snapshot.sql("select " + ItemViews.COLUMNS + "g.bytes from declaration" + JOIN)
                        .param("items", itemNos),
                (view, row) -> view.setDeclaration(declaration(row)));
    }

    private static RuleEditionView edition(ResultSet row) throws SQLException {
        Fact fact = FactBytes.parse(row.getBytes("bytes"));
        RuleEditionView.Builder view = RuleEditionView.newBuilder();
        return fact.hasRuleEditionLoaded()
                ? view.setEdition(fact.getRuleEditionLoaded().getEdition()).build()
                : view.setBatch(fact.getWhiteListPublished().getBatch()).build();
    }

    private static DeclarationView declaration(ResultSet row) throws SQLException {
        Fact fact = FactBytes.parse(row.getBytes("bytes"));
        DeclarationView.Builder view = DeclarationView.newBuilder().setPartyId(fact.getPartyId());
        if (fact.hasSalesDeclared()) {
            view.setSales(fact.getSalesDeclared().getDeclaration());
        } else if (fact.hasReportFiled()) {
            view.setReport(fact.getReportFiled().getReport());
        } else {
            view.setScheme(fact.getSchemeFormed().getScheme());
        }
        return view.build();
    }
}
