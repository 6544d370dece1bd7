package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import suhuan.api.v1.BatteryView;
import suhuan.api.v1.EventView;
import suhuan.api.v1.GetHistoryRequest;
import suhuan.api.v1.GetItemRequest;
import suhuan.api.v1.ItemView;
import suhuan.api.v1.RunView;
import suhuan.cli.term.Console;
import suhuan.cli.term.Units;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Position;
import suhuan.ledger.v1.BatteryDismantled;
import suhuan.ledger.v1.ElementBalance;
import suhuan.ledger.v1.ItemKind;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.RunBalance;

/** Balances of the whole-life scenario, summed from what the gateway answers, never from what was sent. */
final class LifeBalances {
    private static final int HISTORY = 500;

    private final SuhuanClient regulator;
    private final Position known;
    private final List<BalanceLine> lines = new ArrayList<>();
    private long packsMg;
    private long addedPartsMg;
    private long reagentsMg;
    private long lostMg;
    private long insideNewMg;
    private long inLotsMg;
    private int recycled;

    LifeBalances(SuhuanClient regulator, Position known) {
        this.regulator = regulator;
        this.known = known;
    }

    /** Reads everything. */
    void read(LifePlan plan, List<String> endLots, Console console) {
        lines.add(takenApart(console.texts().get("life.balance.packs"), packs(plan), true));
        lines.add(takenApart(console.texts().get("life.balance.products"), products(plan), false));
        for (String run : LifeRecycling.RUNS)
            lines.add(run(item(run, ItemKind.ITEM_KIND_RUN).getRun()));
        for (int i = 0; i < LifePlan.NEW_PACKS; i++) {
            for (LotMass part : battery(plan.newPack(i)).getRecoveredList()) insideNewMg += part.getMassMg();
        }
        for (String lot : endLots) {
            inLotsMg += item(lot, ItemKind.ITEM_KIND_LOT).getLot().getMassMg();
        }
        for (String module : plan.modules(0, LifePlan.PACKS))
            recycled += battery(module).getRecycled() ? 1 : 0;
        lines.add(new BalanceLine(
                console.texts().get("life.balance.all"),
                packsMg + addedPartsMg + reagentsMg,
                insideNewMg + inLotsMg,
                lostMg));
    }

    /** All of them, the whole world last. */
    List<BalanceLine> lines() {
        return lines;
    }

    /** Modules whose run is closed and whose residue is with a licensed party. */
    int recycled() {
        return recycled;
    }

    void print(Console console) {
        BalanceLine.print(lines, console);
    }

    /** Cobalt of each run, as its balance says. */
    void printElement(Console console, String element) {
        for (String run : LifeRecycling.RUNS) {
            for (ElementBalance balance :
                    item(run, ItemKind.ITEM_KIND_RUN).getRun().getBalance().getElementsList()) {
                if (!balance.getElement().equals(element)) continue;
                console.say(
                        "life.element",
                        run,
                        Units.massExact(balance.getInMg()),
                        Units.massExact(balance.getProductMg()),
                        Units.massExact(balance.getIntermediateMg()),
                        Units.massExact(balance.getResidueMg()),
                        Units.massExact(balance.getInMg()
                                - balance.getProductMg()
                                - balance.getIntermediateMg()
                                - balance.getResidueMg()));
            }
        }
    }

    private static List<String> packs(LifePlan plan) {
        List<String> packs = new ArrayList<>();
        for (int i = 0; i < LifePlan.PACKS; i++) packs.add(plan.pack(i));
        return packs;
    }

    private static List<String> products(LifePlan plan) {
        List<String> products = new ArrayList<>();
        for (int i = 0; i < LifePlan.PRODUCTS; i++) products.add(plan.product(i));
        return products;
    }

    private BalanceLine takenApart(String name, List<String> batteries, boolean packs) {
        long inMg = 0;
        long outMg = 0;
        long lossMg = 0;
        for (String id : batteries) {
            inMg += battery(id).getMassMg();
            for (EventView event : history(id)) {
                addedPartsMg +=
                        event.getFact().getBatteriesRepurposed().getProduct().getAddedMassMg();
                if (!event.getFact().hasBatteryDismantled()) continue;
                BatteryDismantled fact = event.getFact().getBatteryDismantled();
                outMg += fact.getChildrenList().stream()
                        .mapToLong(child -> child.getMassMg())
                        .sum();
                outMg += fact.getLotsList().stream()
                        .mapToLong(lot -> lot.getLot().getMassMg())
                        .sum();
                lossMg += fact.getLossMg();
            }
        }
        if (packs) packsMg = inMg;
        lostMg += lossMg;
        return new BalanceLine(name, inMg, outMg, lossMg);
    }

    private BalanceLine run(RunView run) {
        RunBalance balance = run.getBalance();
        reagentsMg += balance.getAdditionsMg();
        lostMg += balance.getLossMg();
        return BalanceLine.of(run);
    }

    private BatteryView battery(String id) {
        return item(id, ItemKind.ITEM_KIND_BATTERY).getBattery();
    }

    private ItemView item(String id, ItemKind kind) {
        GetItemRequest request = GetItemRequest.newBuilder()
                .setItemId(id)
                .setKind(kind)
                .setMinPosition(known)
                .build();
        return regulator.trace(s -> s.getItem(request)).getItem();
    }

    private List<EventView> history(String id) {
        GetHistoryRequest request = GetHistoryRequest.newBuilder()
                .setItemId(id)
                .setKind(ItemKind.ITEM_KIND_BATTERY)
                .setPageSize(HISTORY)
                .setMinPosition(known)
                .build();
        return regulator.trace(s -> s.getHistory(request)).getEventsList();
    }
}
