package suhuan.gateway.readmodel;

import java.util.List;
import suhuan.api.v1.AccountLine;
import suhuan.api.v1.IndicatorView;
import suhuan.api.v1.ListIndicatorsRequest;
import suhuan.api.v1.ListIndicatorsResponse;
import suhuan.common.v1.Material;

/** Sums by material, region and year beside the figures of the plan. */
final class IndicatorsQuery {
    private static final String SQL = "select coalesce(sum(e.mass_mg), 0) as mass_mg, count(*) as entries,"
            + " count(*) filter (where " + StaleEntries.IS_STALE + ") as stale_entries"
            + " from account_entry e left join site s on s.item_no = e.site_no"
            + " where e.line = any (:lines::integer[]) and e.material = any (:materials::integer[]) and e.year = :year"
            + " and (cardinality(:grades::text[]) = 0 or e.grade = any (:grades::text[]))"
            + " and ('' = any (:regions::text[])"
            + "   or exists (select 1 from unnest(:regions::text[]) r (prefix) where s.region_code like r.prefix || '%'))"
            + " and e.day_yyyymmdd <= :day and e.fact_no <= :known";

    Answer<ListIndicatorsResponse> ask(Snapshot snapshot, ListIndicatorsRequest request, List<String> prefixes) {
        Moment moment = Moment.of(snapshot, request.getViewpoint());
        ListIndicatorsResponse.Builder response =
                ListIndicatorsResponse.newBuilder().setAsOf(snapshot.asOf());
        for (PlanTables.Indicator indicator : PlanTables.INDICATORS) {
            IndicatorView.Builder view = IndicatorView.newBuilder()
                    .setIndicator(indicator.name())
                    .setNameEn(indicator.english())
                    .setNameZh(indicator.chinese())
                    .setLine(AccountLine.forNumber(indicator.lines().get(0)))
                    .setMaterial(
                            indicator.materials().size() == 1
                                    ? Material.forNumber(indicator.materials().get(0))
                                    : Material.MATERIAL_UNSPECIFIED)
                    .setPlannedTonnes(indicator.plannedTonnes())
                    .setPlannedYear(indicator.plannedYear())
                    .setSource(indicator.source())
                    .setMark(indicator.mark());
            snapshot.sql(SQL)
                    .param("lines", indicator.lines().toArray(Integer[]::new))
                    .param("materials", indicator.materials().toArray(Integer[]::new))
                    .param("year", request.getYear())
                    .param("grades", indicator.grades().toArray(String[]::new))
                    .param("regions", prefixes.toArray(String[]::new))
                    .param("day", moment.day())
                    .param("known", moment.lastFactNo())
                    .query(row -> {
                        view.setMassMg(row.getBigDecimal("mass_mg").longValueExact())
                                .setEntryCount(row.getLong("entries"))
                                .setStaleEntryCount(row.getLong("stale_entries"));
                    });
            response.addIndicators(view);
        }
        return new Answer.Found<>(response.build());
    }
}
