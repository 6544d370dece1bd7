package suhuan.gateway.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.RunView;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RunBalance;

/** Process runs, with what their facts say of them. */
final class RunViews {
    private static final String SQL = "select " + ItemViews.COLUMNS
            + "t.open_residue_mg, p.party_id, p.name as party_name, s.site_id, s.name as site_name,"
            + " o.bytes as opened_fact, b.bytes as balance_fact, c.bytes as closed_fact"
            + " from process_run" + ItemViews.JOINS + " join fact o on o.fact_no = t.first_fact_no"
            + " left join fact b on b.fact_no = t.balance_fact_no left join fact c on c.fact_no = t.closed_fact_no"
            + " left join party p on p.item_no = t.party_no left join site s on s.item_no = t.site_no"
            + " where t.item_no = any (:items)";

    Map<Long, ItemView> load(Snapshot snapshot, long[] itemNos) {
        return ItemViews.each(snapshot.sql(SQL).param("items", itemNos), (view, row) -> view.setRun(run(row)));
    }

    private static RunView run(ResultSet row) throws SQLException {
        RunView.Builder view = RunView.newBuilder()
                .setRunId(row.getString("item_id"))
                .setOpened(FactBytes.parse(row.getBytes("opened_fact")).getRunOpened())
                .setPartyId(ItemViews.text(row, "party_id"))
                .setPartyName(ItemViews.text(row, "party_name"))
                .setSiteId(ItemViews.text(row, "site_id"))
                .setSiteName(ItemViews.text(row, "site_name"))
                .setOpenResidueMg(row.getLong("open_residue_mg"));
        byte[] balance = row.getBytes("balance_fact");
        if (balance != null) {
            view.setBalance(balance(FactBytes.parse(balance)));
        }
        byte[] closed = row.getBytes("closed_fact");
        if (closed != null) {
            view.setClosed(FactBytes.parse(closed).getRunClosed());
            view.setCompleted(row.getLong("open_residue_mg") == 0);
        }
        return view.build();
    }

    /** Where a run stands after a fact of it. */
    static RunBalance balance(Fact fact) {
        return switch (fact.getFactCase()) {
            case RUN_INPUTS_ADDED -> fact.getRunInputsAdded().getBalance();
            case RUN_OUTPUTS_ADDED -> fact.getRunOutputsAdded().getBalance();
            case RUN_LOSSES_DECLARED -> fact.getRunLossesDeclared().getBalance();
            case RUN_CLOSED -> fact.getRunClosed().getBalance();
            default -> throw new IllegalStateException("a fact that says nothing of a balance");
        };
    }
}
