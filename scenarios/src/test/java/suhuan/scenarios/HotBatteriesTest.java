package suhuan.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import suhuan.client.CallFailedException;
import suhuan.client.PreparedEnvelope;
import suhuan.client.SuhuanClient;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.OfferHandOver;
import suhuan.ledger.v1.RefuseHandOver;
import suhuan.ledger.v1.Verdict;
import suhuan.ledger.v1.WithdrawHandOver;

/**
 * A hundred callers want ten batteries at once, half of them through the gateway of one organisation and half through that of
 * another: batteries are offered, and every offer is refused by its consignee and withdrawn by its consignor at the same time.
 */
@OnFabric
class HotBatteriesTest {
    private static final int BATTERIES = 10;
    private static final int CALLERS_OF_EACH = 50;
    private static final int OFFERS_OF_EACH = 6;
    private static final int MINUTES = 5;

    private final List<String> batteries = new ArrayList<>();
    private final BlockingQueue<String> offered = new LinkedBlockingQueue<>();
    private final ConcurrentMap<String, AtomicInteger> resolutions = new ConcurrentHashMap<>();
    private final Sightings sightings = new Sightings();
    private final AtomicInteger offering = new AtomicInteger(CALLERS_OF_EACH);

    @Test
    void every_hand_over_is_resolved_once_and_nobody_sees_a_lost_race(Consortium consortium) throws Exception {
        Random random = Seed.random("hot batteries");
        for (int i = 0; i < BATTERIES; i++) {
            String code = consortium.packs().code(Party.MAKER);
            batteries.add(code);
            consortium.record(Party.MAKER, Party.MAKER.envelope(Packs.registration(code)));
        }
        long begin = System.nanoTime();
        ExecutorService callers = Executors.newFixedThreadPool(2 * CALLERS_OF_EACH);
        try (SuhuanClient maker = consortium.speaker(Party.MAKER).impatient(Party.MAKER);
                SuhuanClient buyer = consortium.speaker(Party.BUYER).impatient(Party.BUYER)) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < CALLERS_OF_EACH; i++) {
                Random own = new Random(random.nextLong());
                working.add(callers.submit(() -> {
                    offerAndWithdraw(consortium, maker, own);
                    return null;
                }));
                working.add(callers.submit(() -> {
                    refuse(consortium, buyer);
                    return null;
                }));
            }
            for (Future<?> each : working) {
                each.get(MINUTES, TimeUnit.MINUTES);
            }
        } finally {
            callers.shutdownNow();
        }
        System.out.printf(
                "%d callers of two organisations on %d batteries for %.1f s: callers saw %s; %d hand-overs, each"
                        + " resolved once%n",
                2 * CALLERS_OF_EACH, BATTERIES, (System.nanoTime() - begin) / 1e9, sightings, resolutions.size());
        assertThat(sightings.examples()).as("ways to fail that callers saw").isEmpty();
        assertThat(resolutions).as("hand-overs").hasSizeGreaterThan(BATTERIES);
        resolutions.forEach((id, times) ->
                assertThat(times.get()).as("resolutions of hand-over %s", id).isEqualTo(1));
    }

    private void offerAndWithdraw(Consortium consortium, SuhuanClient maker, Random random) {
        try {
            for (int i = 0; i < OFFERS_OF_EACH; i++) {
                String handOver = "HOT-" + Long.toHexString(random.nextLong());
                String battery = batteries.get(random.nextInt(BATTERIES));
                if (recorded(consortium, maker, Party.MAKER, "offer", offer(handOver, battery))) {
                    resolutions.put(handOver, new AtomicInteger());
                    offered.add(handOver);
                    count(handOver, recorded(consortium, maker, Party.MAKER, "withdrawal", withdrawal(handOver)));
                }
            }
        } finally {
            offering.decrementAndGet();
        }
    }

    private void refuse(Consortium consortium, SuhuanClient buyer) throws InterruptedException {
        while (offering.get() > 0 || !offered.isEmpty()) {
            String handOver = offered.poll(100, TimeUnit.MILLISECONDS);
            if (handOver != null) {
                count(handOver, recorded(consortium, buyer, Party.BUYER, "refusal", refusal(handOver)));
            }
        }
    }

    private void count(String handOver, boolean recorded) {
        if (recorded) {
            resolutions.get(handOver).incrementAndGet();
        }
    }

    /** Sends it once; answers whether the rules let it through. */
    private boolean recorded(Consortium consortium, SuhuanClient client, Party party, String what, Command command) {
        PreparedEnvelope envelope = party.envelope(command);
        consortium.book().sent(party, envelope);
        try {
            Verdict verdict = consortium
                    .book()
                    .answered(client.record(envelope))
                    .getRecording()
                    .getVerdicts(0);
            sightings.served(what + (verdict.hasRecorded() ? " recorded" : " refused by a rule"));
            return verdict.hasRecorded();
        } catch (CallFailedException e) {
            sightings.failed(what + " " + e.refusal().name(), e.refusal().en());
            throw e;
        }
    }

    private static Command offer(String handOver, String battery) {
        return Command.newBuilder()
                .setOfferHandOver(OfferHandOver.newBuilder()
                        .setHandOverId(handOver)
                        .setConsigneePartyId(Party.BUYER.creditCode())
                        .setAct(Act.ACT_TRADE)
                        .addGoods(Goods.newBuilder().setBatteryId(battery))
                        .setExpiresAtMs(System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1)))
                .build();
    }

    private static Command withdrawal(String handOver) {
        return Command.newBuilder()
                .setWithdrawHandOver(
                        WithdrawHandOver.newBuilder().setHandOverId(handOver).setReason("scenario"))
                .build();
    }

    private static Command refusal(String handOver) {
        return Command.newBuilder()
                .setRefuseHandOver(
                        RefuseHandOver.newBuilder().setHandOverId(handOver).setReason("scenario"))
                .build();
    }
}
