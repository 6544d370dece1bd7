package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.install;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.remove;
import static suhuan.chaincode.contract.fixture.Commands.vin;
import static suhuan.chaincode.contract.fixture.Parties.CAR_FACTORY;
import static suhuan.chaincode.contract.fixture.Parties.CAR_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.DISMANTLER;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.REPAIRER;
import static suhuan.chaincode.contract.fixture.Parties.WRECK_OFFICE;
import static suhuan.chaincode.contract.fixture.Parties.WRECK_SITE;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Lives;
import suhuan.ledger.v1.Command.CommandCase;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.VehicleScrapped;
import suhuan.state.v1.BatteryState;
import suhuan.state.v1.VehicleFileState;
import suhuan.state.v1.VehicleState;

/**
 * Packs go into vehicles and out again by the front door and by the back, some are replaced with a voucher, some with a voucher
 * that was used, and vehicles are scrapped with what is in them or is not. Whether one came complete, and what closes the case of
 * one that did not, must be as a model of plain sets says.
 */
class VehicleSimulationTest {
    static final Set<CommandCase> COMMANDS = EnumSet.of(
            CommandCase.INSTALL_BATTERY,
            CommandCase.REMOVE_BATTERY,
            CommandCase.RECEIVE_RETURN,
            CommandCase.RECORD_REPLACEMENT,
            CommandCase.SCRAP_VEHICLE);

    private static final int VEHICLES = 8;
    private static final int MOST_IN_ONE = 32;
    private static final int MOST_REPLACED = 64;

    @Test
    void aVehicleIsCompleteOrItsCaseIsOpen() {
        Seeds.play(
                VehicleSimulationTest.class,
                600,
                60,
                Play::new,
                "incomplete",
                "complete",
                "case closed",
                "VOUCHER_ALREADY_USED",
                "VOUCHER_NOT_BACKED");
    }

    /** A pack. */
    private static final class Pack {
        String holder = CAR_MAKER;
        String vin = "";
        String last = "";
        boolean waste;
    }

    /** A vehicle, with what is on file about it. */
    private static final class Vehicle {
        final Set<String> in = new TreeSet<>();
        final Map<String, String> replaced = new HashMap<>();
        final Set<String> missing = new TreeSet<>();
        final Set<String> foreign = new TreeSet<>();
        int most;
        int unexplained;
        boolean scrapped;

        boolean wants() {
            return !missing.isEmpty() || !foreign.isEmpty() || unexplained > 0;
        }
    }

    /** The world of one seed. */
    private static final class Play extends Simulation {
        private final Map<String, Pack> packs = new TreeMap<>();
        private final Map<String, Vehicle> vehicles = new TreeMap<>();
        private final Map<String, List<Object>> scrapped = new TreeMap<>();
        private final Set<String> vouchers = new HashSet<>();
        private int serial = 1;

        Play(long seed) {
            super(seed);
        }

        @Override
        Set<CommandCase> commands() {
            return COMMANDS;
        }

        @Override
        void begin() {
            for (int i = 0; i < VEHICLES; i++) {
                vehicles.put(vin(i), new Vehicle());
            }
        }

        @Override
        void move() {
            switch (random.nextInt(12)) {
                case 0, 1 -> make();
                case 2, 3, 4 -> installed();
                case 5 -> removed();
                case 6, 7 -> returned();
                case 8, 9, 10 -> replaced();
                default -> scrap();
            }
        }

        private <T> T one(Iterable<T> of) {
            List<T> all = new ArrayList<>();
            of.forEach(all::add);
            return all.get(random.nextInt(all.size()));
        }

        /** Mostly one that is not scrapped. */
        private String some(Set<String> vins) {
            List<String> whole =
                    vins.stream().filter(vin -> !vehicles.get(vin).scrapped).toList();
            return whole.isEmpty() || random.nextInt(8) == 0 ? one(vins) : one(whole);
        }

        private String some() {
            return packs.isEmpty() || random.nextInt(20) == 0 ? pack(900_000) : one(packs.keySet());
        }

        /** Mostly a pack that came back from a vehicle. */
        private String old() {
            List<String> back = packs.keySet().stream()
                    .filter(id -> packs.get(id).waste && !packs.get(id).last.isEmpty())
                    .toList();
            return back.isEmpty() || random.nextInt(5) == 0 ? some() : one(back);
        }

        private void make() {
            if (random.nextInt(2) == 0) {
                // What was scrapped takes no part any more.
                vehicles.put(vin(vehicles.size()), new Vehicle());
            }
            String id = pack(serial++);
            tries("make", YES, MAKER, "", registerBattery(id));
            tries("sell", YES, MAKER, "", offer("S-" + id, CAR_MAKER, suhuan.common.v1.Act.ACT_TRADE, battery(id)));
            tries("buy", YES, CAR_MAKER, CAR_FACTORY, acceptAll("S-" + id));
            packs.put(id, new Pack());
        }

        private void installed() {
            String id = some();
            Pack it = packs.get(id);
            String in = some(vehicles.keySet());
            Vehicle vehicle = vehicles.get(in);
            String by = it == null || random.nextInt(8) == 0 ? REPAIRER : it.holder;
            boolean yes = it != null
                    && (by.equals(CAR_MAKER) || by.equals(REPAIRER))
                    && it.holder.equals(by)
                    && it.vin.isEmpty()
                    && !it.waste
                    && !vehicle.scrapped
                    && vehicle.in.size() < MOST_IN_ONE;
            if (tries("install", yes ? YES : NO, by, "", install(id, in))) {
                it.vin = in;
                it.last = in;
                vehicle.in.add(id);
                vehicle.most = Math.max(vehicle.most, vehicle.in.size());
            }
        }

        private void out(Pack it, String id, String to) {
            if (!it.vin.isEmpty()) {
                vehicles.get(it.vin).in.remove(id);
            }
            it.vin = "";
            it.holder = to;
        }

        private void removed() {
            List<String> installed = packs.keySet().stream()
                    .filter(one -> !packs.get(one).vin.isEmpty())
                    .toList();
            String id = installed.isEmpty() || random.nextInt(3) == 0 ? some() : one(installed);
            Pack it = packs.get(id);
            String from = it == null || it.vin.isEmpty() ? one(vehicles.keySet()) : it.vin;
            String by = one(List.of(REPAIRER, CAR_MAKER, MAKER));
            boolean yes = it != null && it.vin.equals(from) && !by.equals(MAKER);
            if (tries("remove", yes ? YES : NO, by, "", remove(id, from))) {
                out(it, id, by);
            }
        }

        private void returned() {
            String id = packs.isEmpty() ? "" : one(packs.keySet());
            Pack it = packs.get(id);
            if (it == null) {
                return;
            }
            if (tries("return", it.waste ? NO : YES, POINT, POINT_SITE, receiveReturn(id))) {
                out(it, id, POINT);
                it.waste = true;
            }
        }

        private void replaced() {
            String id = old();
            Pack it = packs.get(id);
            String of = it == null || it.last.isEmpty() || random.nextInt(8) == 0 ? one(vehicles.keySet()) : it.last;
            Vehicle vehicle = vehicles.get(of);
            String added = random.nextInt(3) == 0
                    ? ""
                    : random.nextBoolean() && !vehicle.foreign.isEmpty() ? one(vehicle.foreign) : some();
            Pack put = packs.get(added);
            String voucher = random.nextInt(6) == 0 && !vouchers.isEmpty() ? one(vouchers) : "V-" + serial++;
            String by = random.nextInt(10) == 0 ? POINT : one(List.of(REPAIRER, CAR_MAKER));
            boolean yes = !by.equals(POINT)
                    && it != null
                    && !added.equals(id)
                    && !vehicle.replaced.containsKey(id)
                    && vehicle.replaced.size() < MOST_REPLACED
                    && !vouchers.contains(voucher)
                    && it.vin.isEmpty()
                    && it.waste
                    && it.last.equals(of)
                    && (put == null || put.vin.isEmpty() || put.vin.equals(of));
            if (tries("replace", yes ? YES : NO, by, "", Lives.replaced(of, id, added, voucher))) {
                vouchers.add(voucher);
                vehicle.replaced.put(id, added);
                explain(vehicle, id, added);
            }
        }

        private void explain(Vehicle vehicle, String old, String added) {
            boolean open = vehicle.wants();
            if (!vehicle.missing.remove(old)) {
                vehicle.unexplained = Math.max(0, vehicle.unexplained - 1);
            }
            vehicle.foreign.remove(added);
            if (open && !vehicle.wants()) {
                tally.count("case closed", true);
            }
        }

        private void scrap() {
            String of = some(vehicles.keySet());
            Vehicle vehicle = vehicles.get(of);
            Set<String> arrived = new TreeSet<>();
            for (String id : vehicle.in) {
                if (random.nextInt(4) > 0) {
                    arrived.add(id);
                }
            }
            if (random.nextInt(3) == 0) {
                arrived.add(some());
            }
            String site = random.nextInt(8) == 0 ? WRECK_OFFICE : WRECK_SITE;
            boolean yes = site.equals(WRECK_SITE) && !vehicle.scrapped;
            if (random.nextInt(8) == 0) {
                tries("scrap", NO, CAR_MAKER, CAR_FACTORY, Lives.scrap(of));
            }
            if (tries("scrap", yes ? YES : NO, DISMANTLER, site, Lives.scrap(of, arrived.toArray(String[]::new)))) {
                compare(of, vehicle, arrived);
            }
        }

        private void compare(String of, Vehicle vehicle, Set<String> arrived) {
            List<String> taken = arrived.stream().filter(vehicle.in::contains).toList();
            int outcome = 1;
            if (vehicle.most == 0 && vehicle.replaced.isEmpty()) {
                outcome = 0;
            } else {
                arrived.stream()
                        .filter(id -> !vehicle.in.contains(id) && !vehicle.replaced.containsValue(id))
                        .forEach(vehicle.foreign::add);
                vehicle.in.stream()
                        .filter(id -> !arrived.contains(id) && !vehicle.replaced.containsKey(id))
                        .forEach(vehicle.missing::add);
                long gone = vehicle.most
                        - vehicle.in.size()
                        - vehicle.replaced.keySet().stream()
                                .filter(id -> !vehicle.in.contains(id))
                                .count();
                vehicle.unexplained = (int) Math.max(0, gone);
                outcome = vehicle.wants() ? 2 : 1;
                tally.count(outcome == 2 ? "incomplete" : "complete", true);
            }
            scrapped.put(
                    of,
                    List.of(
                            outcome == 2,
                            taken,
                            List.copyOf(vehicle.missing),
                            List.copyOf(vehicle.foreign),
                            vehicle.unexplained));
            taken.forEach(id -> out(packs.get(id), id, DISMANTLER));
            vehicle.scrapped = true;
        }

        @Override
        void audit() throws InvalidProtocolBufferException {
            Map<String, byte[]> state = world.ledger().state();
            for (Map.Entry<String, Pack> pack : packs.entrySet()) {
                BatteryState stored = BatteryState.parseFrom(state.get("battery/" + pack.getKey()));
                assertThat(stored.getCustody().getPartyId()).as(pack.getKey()).isEqualTo(pack.getValue().holder);
                assertThat(stored.getVin()).as(pack.getKey()).isEqualTo(pack.getValue().vin);
            }
            for (Map.Entry<String, Vehicle> vehicle : vehicles.entrySet()) {
                VehicleState stored =
                        VehicleState.parseFrom(state.getOrDefault("vehicle/" + vehicle.getKey(), new byte[0]));
                assertThat(stored.getBatteryIdsList()).containsExactlyElementsOf(vehicle.getValue().in);
                assertThat(stored.getScrapped()).isEqualTo(vehicle.getValue().scrapped);
                VehicleFileState file =
                        VehicleFileState.parseFrom(state.getOrDefault("vehicle_file/" + vehicle.getKey(), new byte[0]));
                assertThat(!file.getOpenCaseId().isEmpty())
                        .isEqualTo(vehicle.getValue().wants());
            }
            for (Fact fact : world.ledger().facts()) {
                if (fact.hasVehicleScrapped()) {
                    VehicleScrapped told = fact.getVehicleScrapped();
                    assertThat(List.<Object>of(
                                    !told.getCaseId().isEmpty(),
                                    List.copyOf(told.getTakenBatteryIdsList()),
                                    List.copyOf(told.getMissingBatteryIdsList()),
                                    List.copyOf(told.getForeignBatteryIdsList()),
                                    told.getUnexplainedCount()))
                            .as("%s", told)
                            .isEqualTo(scrapped.get(told.getVin()));
                }
            }
        }
    }
}
