package suhuan.gateway.readmodel;

import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import suhuan.api.v1.AccountFigure;
import suhuan.api.v1.AccountLine;
import suhuan.api.v1.AccountRate;
import suhuan.api.v1.GetAccountRequest;
import suhuan.api.v1.GetAccountResponse;
import suhuan.api.v1.StaleView;
import suhuan.common.v1.Material;
import suhuan.common.v1.RateBasis;
import suhuan.common.v1.ReturnChannel;
import suhuan.common.v1.RuleMetric;
import suhuan.ledger.v1.FormScheme;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.Rule;
import suhuan.ledger.v1.Share;

/** The account of a producer: sums of its entries, and rates made of them. */
final class AccountQuery {
    private static final int YEARS_BEFORE = 3;
    private static final long PPM = 1_000_000;

    private static final String FIGURES =
            "select line, channel, element, sum(mass_mg) as mass_mg, sum(pieces) as pieces,"
                    + " count(*) as entries from account_entry where party_no = :party and material = :material"
                    + " and (case when line in (9, 13) then year <= :year else year = :year end) and day_yyyymmdd <= :day"
                    + " and fact_no <= :known group by line, channel, element order by line, channel, element";

    private static final String SUM = "select coalesce(sum(e.mass_mg), 0) from account_entry e"
            + " join party p on p.item_no = e.party_no where p.party_id = any (:parties::text[]) and e.material = :material"
            + " and e.year = :year and e.day_yyyymmdd <= :day and e.fact_no <= :known and e.line = any (:lines::integer[])"
            + " and (cardinality(:channels::integer[]) = 0 or e.channel = any (:channels::integer[]))";

    private static final String OF_FIGURES = "e.party_no = :party and e.material = :material"
            + " and (case when e.line in (9, 13) then e.year <= :year else e.year = :year end)"
            + " and e.day_yyyymmdd <= :day and e.fact_no <= :known";

    private static final String OF_RATE = " from account_entry e"
            + " join party p on p.item_no = e.party_no where p.party_id = any (:parties::text[]) and e.material = :material"
            + " and e.day_yyyymmdd <= :day and e.fact_no <= :known and ((e.year = :year and e.line = 5"
            + " and (cardinality(:channels::integer[]) = 0 or e.channel = any (:channels::integer[])))"
            + " or (p.party_id = :own and e.year = any (:years::integer[]) and e.line in (1, 2))) and ";

    Answer<GetAccountResponse> ask(Snapshot snapshot, GetAccountRequest request, String partyId, Material material) {
        List<Party> parties = snapshot.sql("select item_no, party_id, name from party where party_id = :party")
                .param("party", partyId)
                .query((row, n) -> new Party(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
        if (parties.isEmpty() || (!snapshot.regulator() && parties.get(0).itemNo() != snapshot.viewerNo())) {
            return new Answer.NotFound<>(partyId);
        }
        Party party = parties.get(0);
        Moment moment = Moment.of(snapshot, request.getViewpoint());
        Asked asked = new Asked(snapshot, moment, party, material, request.getYear());
        GetAccountResponse.Builder response = GetAccountResponse.newBuilder()
                .setPartyId(party.partyId())
                .setPartyName(party.name())
                .setMaterial(material)
                .setYear(request.getYear())
                .addAllFigures(figures(asked))
                .addAllStale(stale(asked))
                .setAsOf(snapshot.asOf());
        RuleBook book = RuleBook.known(snapshot, moment);
        for (RuleBook.Placed rule :
                book.rules(RuleMetric.RULE_METRIC_COLLECTION_RATE, material, request.getYear() * 10_000 + 1231)) {
            response.addRates(rate(asked, book, rule));
        }
        return new Answer.Found<>(response.build());
    }

    private record Party(long itemNo, String partyId, String name) {}

    private record Asked(Snapshot snapshot, Moment moment, Party party, Material material, int year) {}

    private static List<AccountFigure> figures(Asked asked) {
        Map<String, long[]> stale = new HashMap<>();
        if (StaleEntries.any(asked.snapshot(), asked.moment())) {
            ofFigures(
                            asked,
                            "select e.line, e.channel, e.element, count(*) as entries, sum(e.mass_mg) as mass_mg"
                                    + " from account_entry e where " + OF_FIGURES + " and " + StaleEntries.IS_STALE
                                    + " group by e.line, e.channel, e.element")
                    .query(row -> {
                        stale.put(name(row), new long[] {row.getLong("entries"), row.getLong("mass_mg")});
                    });
        }
        long[] none = {0, 0};
        return ofFigures(asked, FIGURES)
                .query((row, n) -> AccountFigure.newBuilder()
                        .setStaleEntryCount(stale.getOrDefault(name(row), none)[0])
                        .setStaleMassMg(stale.getOrDefault(name(row), none)[1])
                        .setLineValue(row.getInt("line"))
                        .setChannelValue(row.getInt("channel"))
                        .setElement(row.getString("element"))
                        .setMassMg(row.getBigDecimal("mass_mg").longValueExact())
                        .setPieceCount(row.getLong("pieces"))
                        .setEntryCount(row.getLong("entries"))
                        .build())
                .list();
    }

    private static String name(ResultSet row) throws SQLException {
        return row.getInt("line") + " " + row.getInt("channel") + " " + row.getString("element");
    }

    private static JdbcClient.StatementSpec ofFigures(Asked asked, String sql) {
        return asked.snapshot()
                .sql(sql)
                .param("party", asked.party().itemNo())
                .param("material", asked.material().getNumber())
                .param("year", asked.year())
                .param("day", asked.moment().day())
                .param("known", asked.moment().lastFactNo());
    }

    private static List<StaleView> stale(Asked asked) {
        return StaleEntries.any(asked.snapshot(), asked.moment())
                ? StaleEntries.reasons(
                        ofFigures(asked, StaleEntries.REASONS + " and " + OF_FIGURES + StaleEntries.REASONS_IN_ORDER))
                : List.of();
    }

    /** Stale entries of numerator and denominator. */
    private static long staleInRate(
            Asked asked, List<String> parties, List<Integer> channels, List<Integer> basisYears) {
        if (!StaleEntries.any(asked.snapshot(), asked.moment())) {
            return 0;
        }
        return asked.snapshot()
                .sql("select count(*)" + OF_RATE + StaleEntries.IS_STALE)
                .param("parties", parties.toArray(String[]::new))
                .param("own", asked.party().partyId())
                .param("material", asked.material().getNumber())
                .param("year", asked.year())
                .param("years", basisYears.toArray(Integer[]::new))
                .param("day", asked.moment().day())
                .param("known", asked.moment().lastFactNo())
                .param("channels", channels.toArray(Integer[]::new))
                .query(Long.class)
                .single();
    }

    private static AccountRate rate(Asked asked, RuleBook book, RuleBook.Placed placed) {
        Rule rule = placed.rule();
        List<Integer> channels =
                rule.getChannelsList().stream().map(ReturnChannel::getNumber).toList();
        String partyId = asked.party().partyId();
        long own = delivered(asked, List.of(partyId), channels);
        FormScheme scheme = book.scheme(partyId, asked.material(), asked.year());
        long pool = scheme == null ? own : delivered(asked, members(scheme), channels);
        long counted = scheme == null ? own : part(pool, scheme, partyId);
        List<Integer> years = basisYears(asked, rule.getBasis());
        long basis = years.stream().mapToLong(year -> placed(asked, year)).sum();
        AccountRate.Builder rate = AccountRate.newBuilder()
                .setEditionId(placed.edition().getEditionId())
                .setRuleId(rule.getRuleId())
                .setDocument(placed.edition().getSource().getDocument())
                .setMark(placed.edition().getSource().getMark())
                .setBasis(rule.getBasis())
                .addAllChannels(rule.getChannelsList())
                .setOwnMg(own)
                .setSchemeId(scheme == null ? "" : scheme.getSchemeId())
                .setPoolMg(pool)
                .setCountedMg(counted)
                .addAllBasisYears(years)
                .setBasisSumMg(basis)
                .setStaleEntryCount(
                        staleInRate(asked, scheme == null ? List.of(partyId) : members(scheme), channels, years))
                .setTargetPpm(rule.getTargetPpm())
                .setComparator(rule.getComparator())
                .setFormulaEn(RateFormula.english(rule.getBasis(), years, scheme != null))
                .setFormulaZh(RateFormula.chinese(rule.getBasis(), years, scheme != null));
        if (basis <= 0) {
            return rate.setJudgement(Judgement.JUDGEMENT_OUT_OF_SCOPE).build();
        }
        long ppm = ppm(counted, years.size(), basis);
        boolean met = switch (rule.getComparator()) {
            case RULE_COMPARATOR_AT_MOST -> ppm <= rule.getTargetPpm();
            default -> ppm >= rule.getTargetPpm();
        };
        return rate.setRatePpm(ppm)
                .setJudgement(met ? Judgement.JUDGEMENT_MET : Judgement.JUDGEMENT_NOT_MET)
                .build();
    }

    private static List<String> members(FormScheme scheme) {
        return scheme.getMembersList().stream().map(Share::getPartyId).toList();
    }

    private static long part(long poolMg, FormScheme scheme, String partyId) {
        @Nullable
        Long part = Allocation.of(Math.max(0, poolMg), scheme.getMembersList()).get(partyId);
        return part == null ? 0 : part;
    }

    /** Counted mass by the average of the basis, in ppm, rounded down. */
    private static long ppm(long countedMg, int years, long basisSumMg) {
        return BigInteger.valueOf(Math.max(0, countedMg))
                .multiply(BigInteger.valueOf(PPM * years))
                .divide(BigInteger.valueOf(basisSumMg))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    /** A producer with less than three years before counts the year before; one with none has no basis. */
    private static List<Integer> basisYears(Asked asked, RateBasis basis) {
        int year = asked.year();
        if (basis == RateBasis.RATE_BASIS_SAME_YEAR) {
            return List.of(year);
        }
        List<Integer> before = new ArrayList<>();
        for (int back = YEARS_BEFORE; back >= 1; back--) {
            if (placed(asked, year - back) > 0) {
                before.add(year - back);
            }
        }
        boolean all = before.size() == YEARS_BEFORE;
        return all ? List.copyOf(before) : placed(asked, year - 1) > 0 ? List.of(year - 1) : List.of();
    }

    private static long placed(Asked asked, int year) {
        return sum(
                asked,
                List.of(asked.party().partyId()),
                year,
                List.of(AccountLine.ACCOUNT_LINE_PLACED_VALUE, AccountLine.ACCOUNT_LINE_DECLARED_VALUE),
                List.of());
    }

    private static long delivered(Asked asked, List<String> parties, List<Integer> channels) {
        return sum(asked, parties, asked.year(), List.of(AccountLine.ACCOUNT_LINE_DELIVERED_VALUE), channels);
    }

    private static long sum(Asked asked, List<String> parties, int year, List<Integer> lines, List<Integer> channels) {
        return asked.snapshot()
                .sql(SUM)
                .param("parties", parties.toArray(String[]::new))
                .param("material", asked.material().getNumber())
                .param("year", year)
                .param("day", asked.moment().day())
                .param("known", asked.moment().lastFactNo())
                .param("lines", lines.toArray(Integer[]::new))
                .param("channels", channels.toArray(Integer[]::new))
                .query(java.math.BigDecimal.class)
                .single()
                .longValueExact();
    }
}
