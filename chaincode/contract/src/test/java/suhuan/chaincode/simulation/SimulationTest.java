package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import suhuan.common.v1.BatteryStatus;
import suhuan.ledger.v1.Command.CommandCase;
import suhuan.state.v1.BatteryState;
import suhuan.state.v1.HandOverState;
import suhuan.state.v1.LotState;
import suhuan.state.v1.VehicleState;

/**
 * Many parties do many things, most sensible, some not; envelopes are repeated, transactions are lost and tried again, and
 * several envelopes of one batch reach for the same goods. A model that shares no code with the contract says what should
 * come of each command, and at the end what should be where.
 */
class SimulationTest {
    static final Set<CommandCase> COMMANDS = EnumSet.of(
            CommandCase.GRANT_LICENCE,
            CommandCase.REVOKE_LICENCE,
            CommandCase.REGISTER_BATTERY,
            CommandCase.INSTALL_BATTERY,
            CommandCase.REMOVE_BATTERY,
            CommandCase.RECEIVE_RETURN,
            CommandCase.MATCH_CANDIDATE,
            CommandCase.RECEIVE_LOT,
            CommandCase.SPLIT_LOT,
            CommandCase.MERGE_LOTS,
            CommandCase.OFFER_HAND_OVER,
            CommandCase.ACCEPT_HAND_OVER,
            CommandCase.REFUSE_HAND_OVER,
            CommandCase.WITHDRAW_HAND_OVER);

    @Test
    void theLedgerDoesWhatTheModelSays() {
        Seeds.play(SimulationTest.class, 2_500, 20, Play::new);
    }

    /** The world of one seed; its batches are made elsewhere, because they also drive the adapter to Fabric. */
    private static final class Play extends Simulation {
        private final RandomBatches batches = new RandomBatches(random, world);
        private final Model model = batches.model();

        Play(long seed) {
            super(seed);
        }

        @Override
        Set<CommandCase> commands() {
            return COMMANDS;
        }

        @Override
        void move() {
            RandomBatches.RandomBatch made = batches.next();
            now = made.atMs();
            for (int i = 0; i < made.payloads().size(); i++) {
                List<String> expected = made.expected().get(i).stream()
                        .map(recorded -> recorded ? YES : NO)
                        .toList();
                tries(made.payloads().get(i), made.submissions().get(i), expected);
            }
            flush();
        }

        @Override
        void audit() throws InvalidProtocolBufferException {
            auditState();
            auditFacts();
        }

        private void auditState() throws InvalidProtocolBufferException {
            Map<String, List<String>> vehicles = new TreeMap<>();
            for (Map.Entry<String, Model.Thing> thing : model.things.entrySet()) {
                BatteryState state =
                        BatteryState.parseFrom(world.ledger().state().get("battery/" + thing.getKey()));
                Model.Thing expected = thing.getValue();
                assertThat(state.getCustody().getPartyId()).as(thing.getKey()).isEqualTo(expected.holder);
                assertThat(state.getVin()).as(thing.getKey()).isEqualTo(expected.vin);
                assertThat(state.getStatus() == BatteryStatus.BATTERY_STATUS_WASTE)
                        .as(thing.getKey())
                        .isEqualTo(expected.waste);
                if (!expected.vin.isEmpty()) {
                    vehicles.computeIfAbsent("vehicle/" + expected.vin, key -> new ArrayList<>())
                            .add(thing.getKey());
                }
            }
            for (Map.Entry<String, byte[]> entry : world.ledger().state().entrySet()) {
                String key = entry.getKey();
                if (key.startsWith("battery/")) {
                    assertThat(model.things).containsKey(key.substring("battery/".length()));
                } else if (key.startsWith("vehicle/")) {
                    assertThat(VehicleState.parseFrom(entry.getValue()).getBatteryIdsList())
                            .isEqualTo(vehicles.getOrDefault(key, List.of()));
                } else if (key.startsWith("lot/")) {
                    Model.Pile pile = model.piles.get(key.substring("lot/".length()));
                    LotState state = LotState.parseFrom(entry.getValue());
                    assertThat(state.getMassMg()).as(key).isEqualTo(pile.mass);
                    assertThat(state.getCustody().getPartyId()).as(key).isEqualTo(pile.holder);
                    assertThat(state.getCustody().getSiteId()).as(key).isEqualTo(pile.site);
                } else if (key.startsWith("hand_over/")) {
                    assertThat(HandOverState.parseFrom(entry.getValue()).getOutcomeValue())
                            .isEqualTo(model.deals.get(key.substring("hand_over/".length())).state);
                }
            }
            long total =
                    model.piles.values().stream().mapToLong(pile -> pile.mass).sum();
            assertThat(total).isEqualTo(model.received + model.differences);
        }

        private void auditFacts() {
            FactAuditor auditor = new FactAuditor();
            auditor.read(world.ledger().facts());
            model.piles.forEach((id, pile) -> {
                assertThat(auditor.masses.get(id)).as(id).isEqualTo(pile.mass);
                assertThat(auditor.holders.get(id)).as(id).isEqualTo(pile.holder);
            });
            model.things.forEach(
                    (id, thing) -> assertThat(auditor.holders.get(id)).as(id).isEqualTo(thing.holder));
        }
    }
}
