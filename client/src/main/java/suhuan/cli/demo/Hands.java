package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import suhuan.client.Refusal;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.AcceptHandOver;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.OfferHandOver;

/** What every part of a scenario does the same way: records at desks, hands goods over. */
final class Hands {
    private static final int A_HAND_OVER = 250;

    private final Map<Actor, DemoDesk> desks;
    private final DemoClock clock;
    private final String scenario;

    /**
     * @param scenario what the ids and steps of the scenario begin with
     */
    Hands(Map<Actor, DemoDesk> desks, DemoClock clock, String scenario) {
        this.desks = desks;
        this.clock = clock;
        this.scenario = scenario;
    }

    /** Records commands in one envelope. */
    void record(Actor actor, String step, int daysAgo, Command... commands) {
        desk(actor).record(scenario + "/" + step, actor.site(), clock.daysAgo(daysAgo, 0), List.of(commands));
    }

    /** Tries a command that the ledger must refuse; answers why it did. */
    Refusal refused(Actor actor, String step, int daysAgo, Command command) {
        return desk(actor).refused(scenario + "/" + step, actor.site(), clock.daysAgo(daysAgo, 0), command);
    }

    /** Records one command for each number, so many in an envelope. */
    void each(Actor actor, String step, int daysAgo, int count, int batch, IntFunction<Command> make)
            throws InterruptedException {
        List<List<Command>> batches = new ArrayList<>();
        for (int from = 0; from < count; from += batch) {
            List<Command> commands = new ArrayList<>();
            for (int i = from; i < Math.min(from + batch, count); i++) commands.add(make.apply(i));
            batches.add(commands);
        }
        desk(actor).stream(scenario + "/" + step, actor.site(), clock.daysAgo(daysAgo, 0), batches);
    }

    /** Hands goods over as a whole, in as many hand-overs as it takes; answers the ids of lots that came of it. */
    List<String> handOver(String id, Actor from, Actor to, Act act, int daysAgo, List<Goods> goods) {
        List<String> lots = new ArrayList<>();
        for (int first = 0; first < goods.size(); first += A_HAND_OVER) {
            List<Goods> part = goods.subList(first, Math.min(first + A_HAND_OVER, goods.size()));
            String handOver = scenario + "-" + id + "-" + (first / A_HAND_OVER + 1);
            record(
                    from,
                    handOver,
                    daysAgo,
                    Command.newBuilder()
                            .setOfferHandOver(OfferHandOver.newBuilder()
                                    .setHandOverId(handOver)
                                    .setConsigneePartyId(to.partyId())
                                    .setAct(act)
                                    .addAllGoods(part)
                                    .setExpiresAtMs(clock.daysAhead(60)))
                            .build());
            record(
                    to,
                    handOver + "/accept",
                    daysAgo,
                    Command.newBuilder()
                            .setAcceptHandOver(AcceptHandOver.newBuilder()
                                    .setHandOverId(handOver)
                                    .setAcceptAll(true))
                            .build());
            for (int line = 1; line <= part.size(); line++) {
                if (part.get(line - 1).hasLot()) lots.add(handOver + "~" + line);
            }
        }
        return lots;
    }

    static List<Goods> batteries(List<String> codes) {
        return codes.stream()
                .map(code -> Goods.newBuilder().setBatteryId(code).build())
                .toList();
    }

    static List<Goods> lots(List<String> ids) {
        return ids.stream()
                .map(id -> Goods.newBuilder()
                        .setLot(LotMass.newBuilder().setLotId(id))
                        .build())
                .toList();
    }

    DemoClock clock() {
        return clock;
    }

    private DemoDesk desk(Actor actor) {
        return Objects.requireNonNull(desks.get(actor));
    }
}
