package suhuan.gateway.ledger.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import suhuan.gateway.ledger.LedgerOverloadedException;
import suhuan.gateway.ledger.LedgerSubmission;

/** Which envelopes go together, which wait, and in which order. */
class AdmissionTest {
    private static final FabricLedgerOptions OPTIONS = FabricLedgerOptions.defaults()
            .withTransactions(100, 100, Duration.ZERO)
            .withPatience(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));

    private final LedgerHealth health = new LedgerHealth();

    private static Ticket ticket(String id, Set<String> reads, Set<String> writes) {
        return new Ticket(new LedgerSubmission(id, ByteString.EMPTY, "x"), new TouchedKeys(reads, writes));
    }

    private void admit(Admission admission, Ticket ticket) {
        assertThat(admission.admit(ticket, health)).isNull();
    }

    private static List<String> take(Admission admission) throws InterruptedException {
        return ids(admission.take().group());
    }

    private static List<String> ids(List<Ticket> tickets) {
        return tickets.stream().map(Ticket::envelopeId).toList();
    }

    @Test
    void a_lone_envelope_does_not_wait_for_company() throws Exception {
        Admission admission = new Admission(OPTIONS.withTransactions(4, 4, Duration.ofDays(1)));
        admit(admission, ticket("1", Set.of(), Set.of("a")));
        assertThat(take(admission)).containsExactly("1");
    }

    @Test
    void those_that_write_the_same_key_go_together_in_order_or_wait() throws Exception {
        Admission admission = new Admission(OPTIONS);
        admit(admission, ticket("1", Set.of(), Set.of("a")));
        admit(admission, ticket("2", Set.of(), Set.of("a", "b")));
        List<Ticket> first = admission.take().group();
        assertThat(ids(first)).containsExactly("1", "2");
        admit(admission, ticket("3", Set.of(), Set.of("b", "c")));
        admit(admission, ticket("4", Set.of(), Set.of("d")));
        // Touches nothing that is under way, but 3 came before it.
        admit(admission, ticket("5", Set.of(), Set.of("c")));
        assertThat(take(admission)).containsExactly("4");
        admission.done(first);
        assertThat(take(admission)).containsExactly("3", "5");
    }

    @Test
    void readers_go_beside_readers_and_not_beside_a_writer() throws Exception {
        Admission admission = new Admission(OPTIONS);
        admit(admission, ticket("1", Set.of("party"), Set.of("a")));
        List<Ticket> first = admission.take().group();
        admit(admission, ticket("2", Set.of("party"), Set.of("b")));
        List<Ticket> second = admission.take().group();
        assertThat(ids(second)).containsExactly("2");
        admit(admission, ticket("3", Set.of(), Set.of("party")));
        admit(admission, ticket("4", Set.of("party"), Set.of("c")));
        admit(admission, ticket("5", Set.of(), Set.of("d")));
        assertThat(take(admission)).containsExactly("5");
        admission.done(first);
        admission.done(second);
        assertThat(take(admission)).containsExactly("3", "4");
    }

    @Test
    void a_transaction_is_no_larger_than_its_bounds() throws Exception {
        Admission admission = new Admission(OPTIONS.withGroup(3, 5, Long.MAX_VALUE));
        for (int i = 0; i < 4; i++) {
            admit(admission, ticket("n" + i, Set.of(), Set.of("k" + i)));
        }
        admit(admission, ticket("many", Set.of("1", "2", "3", "4"), Set.of("5", "6")));
        assertThat(take(admission)).containsExactly("n0", "n1", "n2");
        assertThat(take(admission)).containsExactly("n3");
        // Larger than any may be, but alone.
        assertThat(take(admission)).containsExactly("many");
    }

    @Test
    void what_is_too_much_is_turned_away_and_let_in_again_when_others_are_answered() {
        Admission admission = new Admission(OPTIONS.withMaxInFlight(2, 1_000_000));
        admit(admission, ticket("1", Set.of(), Set.of("a")));
        admit(admission, ticket("2", Set.of(), Set.of("b")));
        assertThat(admission.admit(ticket("3", Set.of(), Set.of("c")), health))
                .isInstanceOfSatisfying(
                        LedgerOverloadedException.class,
                        overloaded -> assertThat(overloaded.retryAfterMs()).isPositive());
        admission.answered(1, 0);
        admit(admission, ticket("3", Set.of(), Set.of("c")));
    }

    @Test
    void an_envelope_that_waits_too_long_is_given_back() throws Exception {
        Admission admission =
                new Admission(OPTIONS.withPatience(Duration.ofMillis(50), Duration.ofHours(1), Duration.ofHours(1)));
        admit(admission, ticket("1", Set.of(), Set.of("a")));
        assertThat(take(admission)).containsExactly("1");
        admit(admission, ticket("2", Set.of(), Set.of("a")));
        Admission.Work work = admission.take();
        assertThat(work.group()).isEmpty();
        assertThat(ids(work.expired())).containsExactly("2");
    }

    /** Random envelopes, random transactions that end at random: no two that conflict at a time, and nobody is overtaken. */
    @Test
    void whatever_comes_conflicts_never_meet_and_order_is_kept() throws Exception {
        Random random = new Random(Seeds.of("whatever_comes_conflicts_never_meet_and_order_is_kept"));
        Admission admission = new Admission(OPTIONS.withGroup(4, 1000, Long.MAX_VALUE));
        List<List<Ticket>> underWay = new ArrayList<>();
        Map<String, Integer> lastWriter = new HashMap<>();
        int sent = 0;
        int taken = 0;
        while (taken < 3000) {
            if (sent - taken < 30 && random.nextBoolean()) {
                admit(admission, ticket(Integer.toString(sent++), some(random, 2), some(random, 2)));
            } else if (!underWay.isEmpty() && (random.nextBoolean() || sent == taken)) {
                admission.done(underWay.remove(random.nextInt(underWay.size())));
            } else if (sent > taken && (underWay.isEmpty() || random.nextInt(3) == 0)) {
                // With nothing under way something can be taken for certain.
                while (!underWay.isEmpty()) {
                    admission.done(underWay.remove(0));
                }
                List<Ticket> group = admission.take().group();
                demandApart(group, underWay);
                for (Ticket ticket : group) {
                    demandInOrder(ticket, lastWriter);
                }
                underWay.add(group);
                taken += group.size();
            }
        }
    }

    private static Set<String> some(Random random, int most) {
        Set<String> keys = new HashSet<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            keys.add("k" + random.nextInt(8));
        }
        return keys;
    }

    private static void demandApart(List<Ticket> group, List<List<Ticket>> underWay) {
        for (Ticket ticket : group) {
            for (List<Ticket> others : underWay) {
                for (Ticket other : others) {
                    assertThat(ticket.keys().writes())
                            .doesNotContainAnyElementsOf(other.keys().writes());
                    assertThat(ticket.keys().writes())
                            .doesNotContainAnyElementsOf(other.keys().reads());
                    assertThat(ticket.keys().reads())
                            .doesNotContainAnyElementsOf(other.keys().writes());
                }
            }
        }
    }

    private static void demandInOrder(Ticket ticket, Map<String, Integer> lastWriter) {
        int number = Integer.parseInt(ticket.envelopeId());
        for (Set<String> keys : List.of(ticket.keys().reads(), ticket.keys().writes())) {
            for (String key : keys) {
                assertThat(lastWriter.getOrDefault(key, -1))
                        .as("the writer of " + key + " before " + number)
                        .isLessThan(number);
            }
        }
        ticket.keys().writes().forEach(key -> lastWriter.put(key, number));
    }
}
