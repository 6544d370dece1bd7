package suhuan.gateway.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import suhuan.ledger.v1.Fact;

/** What the read side keeps of corrections beside the marks: what each is about, and what of it is settled. */
final class Corrections {
    private final CopyBuffer scopes =
            new CopyBuffer("correction_scope", "correction_no, correction_fact_no, corrected_fact_no");
    private final CopyBuffer settled = new CopyBuffer("correction_settled", "correction_no, item_no, lines");
    private final CopyBuffer claims = new CopyBuffer("site_claim", "site_no, year, run_no");

    /** Facts in parts, each to be written before the next: a correction is folded alone, on what the tables hold by then. */
    static List<List<RecordedFact>> parts(List<RecordedFact> facts) {
        List<List<RecordedFact>> parts = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < facts.size(); at++) {
            if (facts.get(at).fact().getFactCase() == Fact.FactCase.FACT_CORRECTED) {
                parts.add(facts.subList(from, at));
                parts.add(facts.subList(at, at + 1));
                from = at + 1;
            }
        }
        parts.add(facts.subList(from, facts.size()));
        return parts;
    }

    void scope(long correctionNo, long correctionFactNo, long correctedFactNo) {
        scopes.row().int8(correctionNo).int8(correctionFactNo).int8(correctedFactNo);
    }

    void settled(long correctionNo, long itemNo, Collection<Integer> lines) {
        if (!lines.isEmpty()) {
            settled.row().int8(correctionNo).int8(itemNo).int2Array(lines);
        }
    }

    /** What a run recovered is credited to the period account of its site. */
    void claim(long siteNo, int year, long runNo) {
        claims.row().int8(siteNo).int4(year).int8(runNo);
    }

    void write(Connection to) throws SQLException {
        scopes.send(to);
        settled.send(to);
        claims.send(to);
    }
}
