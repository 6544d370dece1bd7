package suhuan.gateway.readmodel;

import suhuan.api.v1.Viewpoint;
import suhuan.common.v1.Position;
import suhuan.gateway.measure.ChinaDays;

/**
 * From where an answer is given.
 *
 * @param day true on this day, yyyymmdd
 * @param lastFactNo as known with this fact; 0 with none
 */
record Moment(int day, long lastFactNo) {
    /** The fields of a viewpoint that fit. */
    static RequestCheck check(RequestCheck check, Viewpoint viewpoint) {
        return check.day("viewpoint.as_of_yyyymmdd", viewpoint.getAsOfYyyymmdd())
                .day("viewpoint.as_known_on_yyyymmdd", viewpoint.getAsKnownOnYyyymmdd())
                .that(
                        viewpoint.getAsKnownOnYyyymmdd() == 0 || !viewpoint.hasAsKnownAt(),
                        "viewpoint.as_known_at",
                        "",
                        "a position or a day, not both");
    }

    /** The moment a viewpoint names; without one, today and all that is known. */
    static Moment of(Snapshot snapshot, Viewpoint viewpoint) {
        int day = viewpoint.getAsOfYyyymmdd() == 0 ? ChinaDays.at(snapshot.nowMs()) : viewpoint.getAsOfYyyymmdd();
        return new Moment(day, known(snapshot, viewpoint));
    }

    private static long known(Snapshot snapshot, Viewpoint viewpoint) {
        if (viewpoint.hasAsKnownAt()) {
            Position at = viewpoint.getAsKnownAt();
            return snapshot.sql("select coalesce((select f.fact_no from fact f where"
                            + " (f.block_number, f.transaction_index, f.envelope_index, f.command_index)"
                            + " <= (:block, :transaction, :envelope, :command) order by f.fact_no desc limit 1), 0)")
                    .param("block", at.getBlockNumber())
                    .param("transaction", at.getTransactionIndex())
                    .param("envelope", at.getEnvelopeIndex())
                    .param("command", at.getCommandIndex())
                    .query(Long.class)
                    .single();
        }
        if (viewpoint.getAsKnownOnYyyymmdd() != 0) {
            return snapshot.sql("select coalesce((select f.fact_no from fact f where f.recorded_at_ms < :end"
                            + " order by f.fact_no desc limit 1), 0)")
                    .param("end", ChinaDays.endMs(viewpoint.getAsKnownOnYyyymmdd()))
                    .query(Long.class)
                    .single();
        }
        return snapshot.lastFactNo();
    }
}
