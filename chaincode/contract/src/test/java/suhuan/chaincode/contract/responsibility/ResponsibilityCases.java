package suhuan.chaincode.contract.responsibility;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_OFFICE;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Responsibility.TODAY;
import static suhuan.chaincode.contract.fixture.Responsibility.ageRule;
import static suhuan.chaincode.contract.fixture.Responsibility.batch;
import static suhuan.chaincode.contract.fixture.Responsibility.calendar;
import static suhuan.chaincode.contract.fixture.Responsibility.demanded;
import static suhuan.chaincode.contract.fixture.Responsibility.edition;
import static suhuan.chaincode.contract.fixture.Responsibility.entry;
import static suhuan.chaincode.contract.fixture.Responsibility.halves;
import static suhuan.chaincode.contract.fixture.Responsibility.listed;
import static suhuan.chaincode.contract.fixture.Responsibility.listingRule;
import static suhuan.chaincode.contract.fixture.Responsibility.rateRule;
import static suhuan.chaincode.contract.fixture.Responsibility.removal;
import static suhuan.chaincode.contract.fixture.Responsibility.report;
import static suhuan.chaincode.contract.fixture.Responsibility.sales;
import static suhuan.chaincode.contract.fixture.Responsibility.scheme;
import static suhuan.chaincode.contract.fixture.Responsibility.share;
import static suhuan.chaincode.contract.fixture.Responsibility.shares;
import static suhuan.chaincode.contract.fixture.Responsibility.stockRule;
import static suhuan.chaincode.contract.fixture.Responsibility.takeBack;
import static suhuan.chaincode.contract.fixture.Responsibility.yearly;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.DeclareSales;
import suhuan.ledger.v1.ListingEntry;
import suhuan.ledger.v1.LoadRuleEdition;
import suhuan.ledger.v1.PublishWhiteList;

/** Tables of the verbs of responsibility. */
public final class ResponsibilityCases {
    private ResponsibilityCases() {}

    public static Stream<Case> all() {
        return Stream.of(listing(), accepting(), editions(), selling(), reporting(), sharing(), pooling())
                .flatMap(List::stream);
    }

    private static List<Case> listing() {
        ListingEntry.Builder entry = entry(RECYCLER, Act.ACT_RECYCLE);
        PublishWhiteList.Builder sound = batch("B-1", entry);
        PublishWhiteList.Builder leaves = batch("B-2").addRemovals(removal(RECYCLER, "B-1", TODAY));
        PublishWhiteList.Builder crowd = batch("B-1");
        for (int i = 0; i < 201; i++) {
            crowd.addEntries(entry.clone().setPartyId("P-" + i));
        }
        return List.of(
                recorded("a party enters", listed()),
                recorded("and leaves today", listed(), by(REGULATOR, leaves)),
                recorded(
                        "and comes back with the batch that removes it",
                        listed(),
                        by(REGULATOR, leaves.clone().addEntries(entry))),
                refused(Reason.FIELD_REQUIRED, "an empty batch", by(REGULATOR, batch("B-1"))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "listed for trade",
                        by(REGULATOR, batch("B-1", entry(RECYCLER, Act.ACT_TRADE)))),
                refused(Reason.TOO_MANY_ENTRIES, "more parties than a batch holds", by(REGULATOR, crowd)),
                refused(Reason.DUPLICATE_ENTRY, "a party twice", by(REGULATOR, batch("B-1", entry, entry))),
                refused(
                        Reason.DATE_INVALID,
                        "no first day",
                        by(REGULATOR, batch("B-1", entry.clone().clearValidFromYyyymmdd()))),
                refused(
                        Reason.PERIOD_INVERTED,
                        "ends before it begins",
                        by(REGULATOR, batch("B-1", entry.clone().setValidToYyyymmdd(20240101)))),
                refused(Reason.ROLE_NOT_HELD, "by the recycler itself", by(RECYCLER, sound)),
                refused(
                        Reason.PARTY_NOT_FOUND,
                        "a stranger enters",
                        by(REGULATOR, batch("B-1", entry(STRANGER, Act.ACT_RECYCLE)))),
                refused(
                        Reason.PARTY_NOT_FOUND,
                        "a stranger leaves",
                        by(REGULATOR, batch("B-2").addRemovals(removal(STRANGER, "B-1", TODAY)))),
                refused(Reason.LISTING_NOT_FOUND, "leaves without having entered", by(REGULATOR, leaves)),
                refused(Reason.RULE_EDITION_ALREADY_EXISTS, "a batch twice", listed(), listed()),
                refused(
                        Reason.LISTING_REMOVED,
                        "leaves twice",
                        listed(),
                        by(REGULATOR, leaves),
                        by(REGULATOR, leaves.clone().setBatchId("B-3"))),
                refused(
                        Reason.BACK_DATED,
                        "left yesterday",
                        listed(),
                        by(REGULATOR, batch("B-2").addRemovals(removal(RECYCLER, "B-1", TODAY - 1)))),
                manyListings());
    }

    private static Case manyListings() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 257; i++) {
            steps.add(by(REGULATOR, batch("B-" + i, entry(RECYCLER, Act.ACT_RECYCLE))));
        }
        return new Case("more entries than a party may have", Reason.LIMIT_REACHED, steps);
    }

    private static List<Case> accepting() {
        Step made = by(MAKER, registerBattery(pack(1)));
        Step offered = by(MAKER, offer("H-1", RECYCLER, Act.ACT_RECYCLE, battery(pack(1))));
        Step accepted = by(RECYCLER, PLANT, acceptAll("H-1"));
        return List.of(
                recorded("nobody demands the list", made, offered, accepted),
                recorded("listed where it is demanded", listed(), demanded(), made, offered, accepted),
                recorded(
                        "listed until tomorrow",
                        listed(),
                        demanded(),
                        by(REGULATOR, batch("B-2").addRemovals(removal(RECYCLER, "B-1", TODAY + 1))),
                        made,
                        offered,
                        accepted),
                recorded(
                        "demanded from tomorrow on",
                        by(
                                REGULATOR,
                                edition("E-1").setValidFromYyyymmdd(TODAY + 1).addRules(listingRule(Act.ACT_RECYCLE))),
                        made,
                        offered,
                        accepted),
                refused(
                        Reason.LISTING_NOT_HELD,
                        "not listed where it is demanded",
                        demanded(),
                        made,
                        offered,
                        accepted),
                refused(
                        Reason.LISTING_NOT_HELD,
                        "listed for another act",
                        by(REGULATOR, batch("B-1", entry(RECYCLER, Act.ACT_CASCADE_USE))),
                        demanded(),
                        made,
                        offered,
                        accepted),
                refused(
                        Reason.LISTING_NOT_HELD,
                        "removed since the offer",
                        listed(),
                        demanded(),
                        made,
                        offered,
                        by(REGULATOR, batch("B-2").addRemovals(removal(RECYCLER, "B-1", TODAY))),
                        accepted));
    }

    private static List<Case> editions() {
        LoadRuleEdition.Builder sound = edition("E-1")
                .addRules(rateRule())
                .addRules(stockRule())
                .addRules(ageRule())
                .addRules(listingRule(Act.ACT_RECYCLE))
                .addDuties(takeBack())
                .addDuties(yearly())
                .addCalendars(calendar());
        LoadRuleEdition.Builder crowd = edition("E-1");
        for (int i = 0; i < 101; i++) {
            crowd.addRules(stockRule().setRuleId("R-" + i));
        }
        return List.of(
                recorded("of every kind", by(REGULATOR, sound)),
                recorded(
                        "the same duty again",
                        by(REGULATOR, sound),
                        by(REGULATOR, edition("E-2").addDuties(takeBack()))),
                refused(Reason.FIELD_REQUIRED, "an empty edition", by(REGULATOR, edition("E-1"))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "a rate without denominator",
                        by(REGULATOR, edition("E-1").addRules(rateRule().clearBasis()))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a listing with a comparator",
                        by(
                                REGULATOR,
                                edition("E-1")
                                        .addRules(listingRule(Act.ACT_RECYCLE).setComparatorValue(1)))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a Sunday as rest day",
                        by(REGULATOR, edition("E-1").addCalendars(calendar().addRestDaysYyyymmdd(20260111)))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a Monday as shifted working day",
                        by(REGULATOR, edition("E-1").addCalendars(calendar().addWorkingDaysYyyymmdd(20260112)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "a limit of nothing",
                        by(REGULATOR, edition("E-1").addRules(stockRule().clearLimitMg()))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "a limit with a target",
                        by(REGULATOR, edition("E-1").addRules(stockRule().setTargetPpm(1)))),
                refused(Reason.TOO_MANY_ENTRIES, "more rules than an edition holds", by(REGULATOR, crowd)),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "a year twice",
                        by(REGULATOR, edition("E-1").addCalendars(calendar()).addCalendars(calendar()))),
                refused(
                        Reason.DATE_INVALID,
                        "due on 31 April",
                        by(REGULATOR, edition("E-1").addDuties(yearly().setDueMonthDay(431)))),
                refused(
                        Reason.PERIOD_INVERTED,
                        "ends before it begins",
                        by(REGULATOR, sound.clone().setValidToYyyymmdd(20241231))),
                refused(Reason.ROLE_NOT_HELD, "by a maker", by(MAKER, sound)),
                refused(Reason.RULE_EDITION_ALREADY_EXISTS, "twice", by(REGULATOR, sound), by(REGULATOR, sound)),
                refused(
                        Reason.RULE_EDITION_ALREADY_EXISTS,
                        "with the id of a batch",
                        listed(),
                        by(REGULATOR, sound.clone().setEditionId("B-1"))),
                manyDemands());
    }

    private static Case manyDemands() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            LoadRuleEdition.Builder edition = edition("E-" + i);
            for (int n = 0; n < 100; n++) {
                edition.addRules(listingRule(Act.ACT_RECYCLE).setRuleId("R-" + n));
            }
            steps.add(by(REGULATOR, edition));
        }
        return new Case("more demands than the ledger keeps", Reason.LIMIT_REACHED, steps);
    }

    private static List<Case> selling() {
        DeclareSales.Builder year = sales("S-1", 2025, 0, 10 * TONNE);
        DeclareSales.Builder better = sales("S-2", 2025, 0, 9 * TONNE).setReplacesDeclarationId("S-1");
        return List.of(
                recorded("a year", by(MAKER, year)),
                recorded("last month", by(CAR_MAKER, sales("S-1", 2026, 4, TONNE))),
                recorded("nothing was sold", by(MAKER, sales("S-1", 2025, 0, 0).setPieces(0))),
                recorded(
                        "the same month abroad",
                        by(MAKER, sales("S-1", 2026, 4, TONNE)),
                        by(MAKER, sales("S-2", 2026, 4, TONNE).setMarketValue(3))),
                recorded("a better figure", by(MAKER, year), by(MAKER, better)),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no market",
                        by(MAKER, year.clone().clearMarket())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a blank in the id",
                        by(MAKER, year.clone().setDeclarationId("a b"))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "less than nothing",
                        by(MAKER, year.clone().setMassMg(-1))),
                refused(Reason.ROLE_NOT_HELD, "by a recycler", by(RECYCLER, year)),
                refused(Reason.DECLARATION_NOT_FOUND, "replaces nothing", by(MAKER, better)),
                refused(Reason.DECLARATION_ALREADY_EXISTS, "the id of another", by(MAKER, year), by(OTHER_MAKER, year)),
                refused(
                        Reason.DECLARATION_NOT_OF_PERIOD,
                        "replaces that of another year",
                        by(MAKER, year),
                        by(MAKER, better.clone().setYear(2024))),
                refused(
                        Reason.DECLARATION_NOT_OF_PERIOD,
                        "replaces what is replaced",
                        by(MAKER, year),
                        by(MAKER, better),
                        by(MAKER, better.clone().setDeclarationId("S-3"))),
                refused(
                        Reason.PERIOD_NOT_OVER,
                        "this year",
                        by(MAKER, year.clone().setYear(2026))),
                refused(Reason.PERIOD_NOT_OVER, "this month", by(MAKER, sales("S-1", 2026, 5, 1))),
                refused(
                        Reason.SALES_DECLARED_BEFORE,
                        "the year twice",
                        by(MAKER, year),
                        by(MAKER, year.clone().setDeclarationId("S-2"))),
                refused(
                        Reason.SALES_DECLARED_BEFORE,
                        "a month of a declared year",
                        by(MAKER, year),
                        by(MAKER, sales("S-2", 2025, 7, TONNE))),
                refused(
                        Reason.SALES_DECLARED_BEFORE,
                        "the year of a declared month",
                        by(MAKER, sales("S-2", 2025, 7, TONNE)),
                        by(MAKER, year)));
    }

    private static List<Case> reporting() {
        Step named = by(REGULATOR, edition("E-1").addDuties(takeBack()).addDuties(yearly()));
        Step filed = by(POINT, report("R-1", "TAKE-BACK", pack(1)));
        String[] crowd = new String[201];
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = "S-" + i;
        }
        return List.of(
                recorded("what came in", named, filed),
                recorded("a year", named, by(MAKER, report("R-1", "ANNUAL", "2025"))),
                recorded(
                        "the same subject by another duty's debtor",
                        by(
                                REGULATOR,
                                edition("E-1")
                                        .addDuties(takeBack())
                                        .addDuties(takeBack().setDutyId("AGAIN").setRoleValue(6))),
                        filed,
                        by(RECYCLER, report("R-2", "AGAIN", pack(1)))),
                refused(Reason.FIELD_REQUIRED, "about nothing", named, by(POINT, report("R-1", "TAKE-BACK"))),
                refused(Reason.FIELD_MALFORMED, "a blank", by(POINT, report("R-1", "TAKE-BACK", "a b"))),
                refused(Reason.TOO_MANY_ENTRIES, "about too much", by(POINT, report("R-1", "TAKE-BACK", crowd))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "about one thing twice",
                        by(POINT, report("R-1", "TAKE-BACK", "a", "a"))),
                refused(
                        Reason.ROLE_NOT_HELD,
                        "by who does not owe it",
                        named,
                        by(MAKER, report("R-1", "TAKE-BACK", "a"))),
                refused(Reason.DUTY_NOT_FOUND, "no such duty", filed),
                refused(
                        Reason.DECLARATION_ALREADY_EXISTS,
                        "the id of another",
                        named,
                        filed,
                        by(POINT, report("R-1", "TAKE-BACK", "b"))),
                refused(
                        Reason.REPORT_FILED_BEFORE,
                        "twice",
                        named,
                        filed,
                        by(POINT, report("R-2", "TAKE-BACK", "b", pack(1)))));
    }

    private static List<Case> sharing() {
        List<Case> cases = new ArrayList<>();
        suhuan.ledger.v1.RecordShares.Builder crowd = shares();
        for (int i = 0; i < 51; i++) {
            crowd.addShares(share("P-" + i, 1));
        }
        cases.add(recorded("two halves", by(POINT, POINT_SITE, halves())));
        cases.add(recorded("one for all", by(POINT, POINT_SITE, shares(share(CAR_MAKER, 1_000_000)))));
        cases.add(recorded(
                "again, from tomorrow",
                by(POINT, POINT_SITE, halves()),
                by(POINT, POINT_SITE, halves().setValidFromYyyymmdd(TODAY + 1))));
        cases.add(refused(Reason.FIELD_REQUIRED, "at no site", by(POINT, halves())));
        cases.add(
                refused(Reason.FIELD_MALFORMED, "a blank in a party", by(POINT, POINT_SITE, shares(share("a b", 1)))));
        cases.add(refused(
                Reason.FIELD_OUT_OF_RANGE, "a share of nothing", by(POINT, POINT_SITE, shares(share(MAKER, 0)))));
        cases.add(refused(Reason.TOO_MANY_ENTRIES, "more sponsors than a point holds", by(POINT, POINT_SITE, crowd)));
        cases.add(refused(
                Reason.DUPLICATE_ENTRY,
                "a sponsor twice",
                by(POINT, POINT_SITE, shares(share(MAKER, 500_000), share(MAKER, 500_000)))));
        cases.add(
                refused(Reason.DATE_INVALID, "from no day", by(POINT, POINT_SITE, halves().clearValidFromYyyymmdd())));
        cases.add(refused(Reason.SITE_KIND_NOT_FIT, "of an office", by(POINT, POINT_OFFICE, halves())));
        cases.add(refused(
                Reason.NOT_A_PRODUCER,
                "for who makes nothing",
                by(POINT, POINT_SITE, shares(share(RECYCLER, 1_000_000)))));
        cases.add(refused(
                Reason.PARTY_NOT_FOUND, "for a stranger", by(POINT, POINT_SITE, shares(share(STRANGER, 1_000_000)))));
        cases.add(refused(
                Reason.BACK_DATED, "from yesterday", by(POINT, POINT_SITE, halves().setValidFromYyyymmdd(TODAY - 1))));
        cases.add(refused(
                Reason.SHARES_NOT_WHOLE, "a ppm is missing", by(POINT, POINT_SITE, shares(share(MAKER, 999_999)))));
        return cases;
    }

    private static List<Case> pooling() {
        List<Case> cases = new ArrayList<>();
        suhuan.ledger.v1.FormScheme.Builder crowd = scheme("P-1", 2026, 2028).clearMembers();
        for (int i = 0; i < 101; i++) {
            crowd.addMembers(share("P-" + i, 1));
        }
        Step formed = by(REGULATOR, scheme("P-1", 2026, 2028));
        cases.add(recorded("two makers", formed));
        cases.add(recorded("and the years after", formed, by(REGULATOR, scheme("P-2", 2029, 2029))));
        cases.add(refused(
                Reason.FIELD_REQUIRED,
                "no members",
                by(REGULATOR, scheme("P-1", 2026, 2028).clearMembers())));
        cases.add(refused(Reason.FIELD_MALFORMED, "a blank in the id", by(REGULATOR, scheme("P 1", 2026, 2028))));
        cases.add(refused(
                Reason.FIELD_OUT_OF_RANGE,
                "a pool of one",
                by(REGULATOR, scheme("P-1", 2026, 2028).clearMembers().addMembers(share(MAKER, 1_000_000)))));
        cases.add(refused(Reason.TOO_MANY_ENTRIES, "more members than a scheme holds", by(REGULATOR, crowd)));
        cases.add(refused(
                Reason.DUPLICATE_ENTRY,
                "a member twice",
                by(REGULATOR, scheme("P-1", 2026, 2028).addMembers(share(MAKER, 1)))));
        cases.add(refused(Reason.PERIOD_INVERTED, "ends before it begins", by(REGULATOR, scheme("P-1", 2028, 2026))));
        cases.add(refused(Reason.ROLE_NOT_HELD, "by a member", by(MAKER, scheme("P-1", 2026, 2028))));
        cases.add(refused(
                Reason.NOT_A_PRODUCER,
                "with who makes nothing",
                by(REGULATOR, scheme("P-1", 2026, 2028).setMembers(0, share(RECYCLER, 333_333)))));
        cases.add(refused(
                Reason.PARTY_NOT_FOUND,
                "with a stranger",
                by(REGULATOR, scheme("P-1", 2026, 2028).setMembers(0, share(STRANGER, 333_333)))));
        cases.add(
                refused(Reason.DECLARATION_ALREADY_EXISTS, "twice", formed, by(REGULATOR, scheme("P-1", 2029, 2029))));
        cases.add(refused(Reason.BACK_DATED, "from last year", by(REGULATOR, scheme("P-1", 2025, 2028))));
        cases.add(refused(
                Reason.MEMBER_OF_OTHER_SCHEME,
                "a year in two pools",
                formed,
                by(REGULATOR, scheme("P-2", 2028, 2030))));
        cases.add(refused(
                Reason.SHARES_NOT_WHOLE,
                "a ppm too much",
                by(REGULATOR, scheme("P-1", 2026, 2028).setMembers(0, share(MAKER, 333_334)))));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            steps.add(by(REGULATOR, scheme("P-" + i, 2026 + i, 2026 + i)));
        }
        cases.add(new Case("more schemes than a producer may be in", Reason.LIMIT_REACHED, steps));
        return cases;
    }
}
