package suhuan.gateway.projection;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import suhuan.api.v1.AccountLine;
import suhuan.common.v1.Act;
import suhuan.common.v1.BatteryStatus;
import suhuan.common.v1.LotKind;
import suhuan.common.v1.Market;
import suhuan.common.v1.Material;
import suhuan.gateway.measure.ChinaDays;
import suhuan.ledger.v1.AcceptedResult;
import suhuan.ledger.v1.DeclareSales;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.HandOverAccepted;
import suhuan.ledger.v1.LotReceived;
import suhuan.ledger.v1.ReturnReceived;
import suhuan.ledger.v1.ReturnedItem;
import suhuan.ledger.v1.RunClosed;
import suhuan.ledger.v1.RunOutputResult;
import suhuan.ledger.v1.RunOutputsAdded;
import suhuan.ledger.v1.SalesDeclared;

/** Accounts of producers, from facts. It runs after the other folds and before the stock is compared. */
final class AccountFold {
    private static final int BATTERY = Material.MATERIAL_POWER_BATTERY_VALUE;
    private static final long FIRST_CLAIMED_MS = 946_656_000_000L; // 2000-01-01 in China
    private static final Set<Act> DELIVERIES = Set.of(Act.ACT_CASCADE_USE, Act.ACT_DISMANTLE, Act.ACT_RECYCLE);

    private final WorkingSet working;
    private final Accounts accounts;
    private final BlendFold blends;

    AccountFold(WorkingSet working, Accounts accounts) {
        this.working = working;
        this.accounts = accounts;
        this.blends = new BlendFold(working, accounts);
    }

    /** The day something is true from: the day it is claimed to have happened, in China. */
    static int day(Fact fact) {
        long ms = fact.getOccurredAtMs() < FIRST_CLAIMED_MS ? fact.getRecordedAtMs() : fact.getOccurredAtMs();
        return ChinaDays.at(ms);
    }

    /** A piece cannot be divided: it counts for the largest share, among equals for the lower number. */
    static int pieceOf(Attribution shares, long party) {
        long most = 0;
        long first = -1;
        for (Map.Entry<Long, Long> share : shares.shares().entrySet()) {
            if (share.getValue() > most) {
                most = share.getValue();
                first = share.getKey();
            }
        }
        return first == party ? 1 : 0;
    }

    void apply(RecordedFact recorded, long factNo) throws SQLException {
        Fact fact = recorded.fact();
        int day = day(fact);
        switch (fact.getFactCase()) {
            case BATTERY_REGISTERED -> {
                String candidate = fact.getBatteryRegistered().getCandidateId();
                if (!candidate.isEmpty()) {
                    matched(
                            recorded,
                            factNo,
                            candidate,
                            fact.getBatteryRegistered().getBatteryId());
                }
            }
            case BATTERY_INSTALLED ->
                placed(recorded, factNo, day, fact.getBatteryInstalled().getBatteryId());
            case PRODUCT_DEPLOYED ->
                placed(recorded, factNo, day, fact.getProductDeployed().getBatteryId());
            case RETURN_RECEIVED -> returned(recorded, factNo, day, fact.getReturnReceived());
            case CANDIDATE_MATCHED ->
                matched(
                        recorded,
                        factNo,
                        fact.getCandidateMatched().getCandidateId(),
                        fact.getCandidateMatched().getBatteryId());
            case LOT_RECEIVED -> takenIn(recorded, factNo, day, fact.getLotReceived());
            case LOT_SPLIT -> blends.split(recorded, fact.getLotSplit());
            case LOTS_MERGED -> blends.merged(recorded, fact.getLotsMerged());
            case HAND_OVER_ACCEPTED -> accepted(recorded, factNo, day, fact.getHandOverAccepted());
            case BATTERY_DISMANTLED -> blends.dismantled(recorded, fact.getBatteryDismantled());
            case RUN_OPENED -> {
                long run = working.run(recorded, fact.getRunOpened().getRunId()).itemNo;
                accounts.change(run).material = fact.getRunOpened().getMaterialValue();
            }
            case RUN_INPUTS_ADDED -> {
                for (String run : blends.charged(recorded, fact.getRunInputsAdded())) {
                    recycled(recorded, factNo, day, run);
                }
            }
            case RUN_OUTPUTS_ADDED -> cameOut(recorded, factNo, day, fact.getRunOutputsAdded());
            case RUN_CLOSED -> closed(recorded, factNo, day, fact.getRunClosed());
            case SALES_DECLARED -> sold(recorded, factNo, fact.getSalesDeclared());
            case SHARES_RECORDED ->
                accounts.shared(
                        working,
                        recorded,
                        working.site(recorded, fact.getSharesRecorded().getSiteId()),
                        fact.getSharesRecorded());
            default -> {
                // Changes no account; what moves goods is seen by the stock.
            }
        }
    }

    /** The first time a battery goes into a vehicle, into use, or out of its maker's hands. */
    private void placed(RecordedFact recorded, long factNo, int day, String batteryId) throws SQLException {
        BatteryRow row = working.battery(recorded, batteryId);
        if (row.makerNo == 0 || accounts.item(row.itemNo).placed) {
            return;
        }
        accounts.change(row.itemNo).placed = true;
        accounts.enter(
                factNo,
                Entry.of(AccountLine.ACCOUNT_LINE_PLACED, BATTERY, day)
                        .by(row.makerNo)
                        .of(row.itemNo)
                        .with(massOf(row), 1));
    }

    private void returned(RecordedFact recorded, long factNo, int day, ReturnReceived fact) throws SQLException {
        long siteNo = working.site(recorded, fact.getCustody().getSiteId());
        Attribution sponsors = accounts.sharesOf(working, recorded, siteNo, day);
        for (ReturnedItem returned : fact.getBatteriesList()) {
            BatteryRow row = working.battery(recorded, returned.getBatteryId());
            AccountItem item = accounts.change(row.itemNo);
            item.collectedYyyymmdd = day;
            item.collectedChannel = fact.getChannelValue();
            item.collectedMg = returned.getMassMg();
            item.collectedSiteNo = siteNo;
            item.delivered = 0;
            item.shares =
                    sponsors.empty() ? Attribution.of(responsible(row), massOf(row)) : sponsors.divided(massOf(row));
            collected(factNo, item, item.shares, 1);
        }
    }

    /** The mass of a battery as far as it is known now. */
    private long massOf(BatteryRow row) {
        return Math.max(0, row.massMg + accounts.item(row.itemNo).correctedByMg);
    }

    private static long responsible(BatteryRow row) {
        return row.responsibleNo == 0 ? row.makerNo : row.responsibleNo;
    }

    private void collected(long factNo, AccountItem item, Attribution shares, int sign) {
        Entry entry = Entry.of(AccountLine.ACCOUNT_LINE_COLLECTED, BATTERY, item.collectedYyyymmdd)
                .through(item.collectedChannel)
                .at(item.collectedSiteNo, 0)
                .of(item.itemNo);
        enter(factNo, entry, shares.divided(item.collectedMg), sign);
    }

    private void delivered(long factNo, AccountItem item, Attribution shares, int sign) {
        AccountLine line = item.delivered == AccountItem.LISTED
                ? AccountLine.ACCOUNT_LINE_DELIVERED
                : AccountLine.ACCOUNT_LINE_DELIVERED_UNLISTED;
        enter(
                factNo,
                Entry.of(line, BATTERY, item.deliveredYyyymmdd)
                        .through(item.collectedChannel)
                        .at(item.deliveredSiteNo, 0)
                        .of(item.itemNo),
                shares,
                sign);
    }

    /** An entry for each share of a battery. */
    private void enter(long factNo, Entry entry, Attribution shares, int sign) {
        for (Map.Entry<Long, Long> share : shares.shares().entrySet()) {
            accounts.enter(
                    factNo,
                    entry.by(share.getKey()).with(sign * share.getValue(), sign * pieceOf(shares, share.getKey())));
        }
    }

    /** What was nobody's turns out to be of a producer: it counts for it from the day it came back. */
    private void matched(RecordedFact recorded, long factNo, String candidateId, String batteryId) throws SQLException {
        BatteryRow candidate = working.battery(recorded, candidateId);
        BatteryRow battery = working.battery(recorded, batteryId);
        AccountItem before = accounts.item(candidate.itemNo);
        if (candidate.matchedWithNo != battery.itemNo || before.collectedYyyymmdd == 0) {
            return;
        }
        AccountItem after = accounts.change(battery.itemNo);
        after.collectedYyyymmdd = before.collectedYyyymmdd;
        after.collectedChannel = before.collectedChannel;
        after.collectedMg = before.collectedMg;
        after.collectedSiteNo = before.collectedSiteNo;
        after.delivered = before.delivered;
        after.deliveredYyyymmdd = before.deliveredYyyymmdd;
        after.deliveredSiteNo = before.deliveredSiteNo;
        after.shares = before.shares.nobodys()
                ? Attribution.of(responsible(battery), massOf(battery))
                : before.shares.divided(massOf(battery));
        collected(factNo, before, before.shares, -1);
        collected(factNo, after, after.shares, 1);
        if (before.delivered != 0) {
            delivered(factNo, before, before.shares, -1);
            delivered(factNo, after, after.shares, 1);
        }
        AccountItem spent = accounts.change(candidate.itemNo);
        spent.collectedYyyymmdd = 0;
        spent.delivered = 0;
        spent.shares = Attribution.NONE;
    }

    private void takenIn(RecordedFact recorded, long factNo, int day, LotReceived fact) throws SQLException {
        accounts.enter(
                factNo,
                Entry.of(AccountLine.ACCOUNT_LINE_TAKEN_IN, fact.getLot().getMaterialValue(), day)
                        .by(working.party(recorded, recorded.fact().getPartyId()))
                        .named("", fact.getLot().getGrade())
                        .at(working.site(recorded, recorded.fact().getSiteId()), 0)
                        .of(working.number(recorded, ItemKey.lot(fact.getLot().getLotId())))
                        .with(fact.getLot().getMassMg(), 0));
    }

    private void accepted(RecordedFact recorded, long factNo, int day, HandOverAccepted fact) throws SQLException {
        long toSite = working.site(recorded, fact.getCustody().getSiteId());
        long consignor = working.party(recorded, fact.getConsignorPartyId());
        for (AcceptedResult line : fact.getAcceptedList()) {
            boolean battery = !line.getBatteryId().isEmpty();
            HeldRow source =
                    battery ? working.battery(recorded, line.getBatteryId()) : working.lot(recorded, line.getLotId());
            StockFold.Place before = source.before;
            long fromSite = battery ? (before == null ? 0 : before.siteNo()) : source.holderSiteNo;
            accounts.enter(
                    factNo,
                    Entry.of(
                                    AccountLine.ACCOUNT_LINE_FLOW,
                                    battery ? BATTERY : line.getNewLot().getMaterialValue(),
                                    day)
                            .by(consignor)
                            .at(toSite, fromSite)
                            .of(source.itemNo)
                            .with(line.getWeighedMg(), battery ? 1 : 0));
            if (battery) {
                batteryAccepted(recorded, factNo, day, fact, line, toSite);
            } else {
                blends.accepted(recorded, line);
                if (!line.getResidueOfRunId().isEmpty() && line.getOpenResidueMg() == 0) {
                    recycled(recorded, factNo, day, line.getResidueOfRunId());
                }
            }
        }
    }

    private void batteryAccepted(
            RecordedFact recorded, long factNo, int day, HandOverAccepted fact, AcceptedResult line, long toSite)
            throws SQLException {
        BatteryRow row = working.battery(recorded, line.getBatteryId());
        AccountItem item = accounts.item(row.itemNo);
        if (item.collectedYyyymmdd == 0) {
            // What its maker hands to a recycler never was on the market: production scrap counts nowhere.
            boolean sold =
                    fact.getAct() == Act.ACT_TRADE && row.batteryStatus != BatteryStatus.BATTERY_STATUS_WASTE_VALUE;
            if (sold) {
                placed(recorded, factNo, day, line.getBatteryId());
            }
            return;
        }
        int reached = line.getListedWithBatchId().isEmpty() ? AccountItem.UNLISTED : AccountItem.LISTED;
        if (!DELIVERIES.contains(fact.getAct()) || reached <= item.delivered) {
            return;
        }
        AccountItem changed = accounts.change(row.itemNo);
        if (changed.delivered != 0) {
            delivered(factNo, changed, changed.shares, -1);
        }
        changed.delivered = reached;
        changed.deliveredYyyymmdd = day;
        changed.deliveredSiteNo = toSite;
        delivered(factNo, changed, changed.shares, 1);
    }

    private void cameOut(RecordedFact recorded, long factNo, int day, RunOutputsAdded fact) throws SQLException {
        blends.cameOut(recorded, fact);
        for (RunOutputResult output : fact.getOutputsList()) {
            if (output.getKind() == LotKind.LOT_KIND_PRODUCT) {
                accounts.enter(
                        factNo,
                        Entry.of(AccountLine.ACCOUNT_LINE_PRODUCED, output.getMaterialValue(), day)
                                .by(working.party(recorded, recorded.fact().getPartyId()))
                                .named("", output.getGrade())
                                .at(working.site(recorded, recorded.fact().getSiteId()), 0)
                                .of(working.number(recorded, ItemKey.lot(output.getLotId())))
                                .with(output.getMassMg(), 0));
            }
        }
    }

    private void closed(RecordedFact recorded, long factNo, int day, RunClosed fact) throws SQLException {
        ProcessRunRow run = working.run(recorded, fact.getRunId());
        Attribution blend = accounts.item(run.itemNo).shares;
        for (ElementMass recovered : fact.getClaimableList()) {
            Entry entry = Entry.of(AccountLine.ACCOUNT_LINE_RECOVERED, accounts.item(run.itemNo).material, day)
                    .named(recovered.getElement(), "")
                    .at(run.siteNo, 0)
                    .of(run.itemNo);
            for (Map.Entry<Long, Long> share :
                    blend.divided(recovered.getMassMg()).shares().entrySet()) {
                accounts.enter(factNo, entry.by(share.getKey()).with(share.getValue(), 0));
            }
        }
        recycled(recorded, factNo, day, fact.getRunId());
    }

    /** A battery counts as recycled once its run is closed and the residue of the run is taken care of. */
    private void recycled(RecordedFact recorded, long factNo, int day, String runId) throws SQLException {
        ProcessRunRow run = working.run(recorded, runId);
        AccountItem item = accounts.item(run.itemNo);
        if (run.closedFactNo == 0 || run.openResidueMg != 0 || item.recycled || item.batteryShares.empty()) {
            return;
        }
        accounts.change(run.itemNo).recycled = true;
        Entry entry = Entry.of(AccountLine.ACCOUNT_LINE_RECYCLED, BATTERY, day)
                .at(run.siteNo, 0)
                .of(run.itemNo);
        for (Map.Entry<Long, Long> share : item.batteryShares.shares().entrySet()) {
            accounts.enter(factNo, entry.by(share.getKey()).with(share.getValue(), 0));
        }
    }

    private void sold(RecordedFact recorded, long factNo, SalesDeclared fact) throws SQLException {
        DeclareSales said = fact.getDeclaration();
        boolean exported = said.getMarket() == Market.MARKET_EXPORT;
        Entry entry = Entry.of(
                        exported ? AccountLine.ACCOUNT_LINE_EXPORTED : AccountLine.ACCOUNT_LINE_DECLARED,
                        said.getMaterialValue(),
                        lastDay(said.getYear(), said.getMonth()))
                .by(working.party(recorded, recorded.fact().getPartyId()));
        if (!said.getReplacesDeclarationId().isEmpty()) {
            accounts.enter(
                    factNo,
                    entry.of(working.number(recorded, ItemKey.declaration(said.getReplacesDeclarationId())))
                            .with(-fact.getReplacedMassMg(), -fact.getReplacedPieces()));
        }
        accounts.enter(
                factNo,
                entry.of(working.number(recorded, ItemKey.declaration(said.getDeclarationId())))
                        .with(said.getMassMg(), said.getPieces()));
    }

    private static int lastDay(int year, int month) {
        int last = month == 0 ? 12 : month;
        return year * 10_000 + last * 100 + LocalDate.of(year, last, 1).lengthOfMonth();
    }
}
