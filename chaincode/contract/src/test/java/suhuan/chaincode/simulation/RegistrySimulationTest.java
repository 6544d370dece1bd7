package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.openLedger;
import static suhuan.chaincode.contract.fixture.Commands.registerParty;
import static suhuan.chaincode.contract.fixture.Commands.registerSite;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.party;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Role;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Command.CommandCase;
import suhuan.ledger.v1.EnvelopePayload;

/** A ledger is opened, once, and its regulator and others register parties, sites and models, known and unknown. */
class RegistrySimulationTest {
    static final Set<CommandCase> COMMANDS = EnumSet.of(
            CommandCase.OPEN_LEDGER, CommandCase.REGISTER_PARTY, CommandCase.REGISTER_SITE, CommandCase.FILE_MODEL);

    private static final int MANY = 60;

    @Test
    void theRegistryIsTheRegulatorsAndKnowsEverythingOnce() {
        Seeds.play(
                RegistrySimulationTest.class,
                400,
                30,
                Play::new,
                "LEDGER_NOT_OPENED",
                "LEDGER_ALREADY_OPEN",
                "CALLER_UNKNOWN",
                "ROLE_NOT_HELD");
    }

    /** The world of one seed. */
    private static final class Play extends Simulation {
        private final Set<String> parties = new TreeSet<>();
        private final Map<String, String> sites = new TreeMap<>();
        private final Map<String, String> models = new TreeMap<>();

        Play(long seed) {
            super(seed, World.unopened());
        }

        @Override
        Set<CommandCase> commands() {
            return COMMANDS;
        }

        /** Nothing can be done before the ledger is open. */
        @Override
        void begin() {
            if (random.nextBoolean()) {
                refused("LEDGER_NOT_OPENED", REGULATOR, registerParty(party(20), Role.ROLE_RECYCLER));
            }
            flush();
            tries("open", YES, REGULATOR, "", openLedger());
            parties.add(REGULATOR);
            flush();
        }

        @Override
        void move() {
            String by = random.nextInt(6) == 0 ? some() : REGULATOR;
            Object builder = null;
            boolean yes = by.equals(REGULATOR);
            Runnable then;
            switch (random.nextInt(7)) {
                case 0 -> {
                    builder = openLedger().setRegulator(registerParty(by));
                    yes = false;
                    then = () -> {};
                }
                case 1, 2 -> {
                    String id = some();
                    builder = registerParty(id, Role.ROLE_RECYCLER);
                    yes &= !parties.contains(id);
                    then = () -> parties.add(id);
                }
                case 3, 4 -> {
                    String id = "site-" + random.nextInt(MANY);
                    String of = some();
                    builder = registerSite(id, of, SiteKind.SITE_KIND_FACTORY);
                    yes &= parties.contains(of) && !sites.containsKey(id);
                    then = () -> sites.put(id, of);
                }
                default -> {
                    String code = String.format(Locale.ROOT, "%03dPB24", 100 + random.nextInt(MANY));
                    String of = some();
                    builder = fileModel(code, of);
                    yes &= parties.contains(of) && !models.containsKey(code);
                    then = () -> models.put(code, of);
                }
            }
            if (!parties.contains(by)) {
                refused("CALLER_UNKNOWN", by, builder);
            } else if (tries("register", yes ? YES : NO, by, "", builder)) {
                then.run();
            }
        }

        private void refused(String reason, String by, Object builder) {
            EnvelopePayload payload = world.payload(by, "", Commands.command(builder))
                    .setOccurredAtMs(now)
                    .build();
            refused(payload, World.unsigned(payload.toBuilder()), reason);
        }

        /** Mostly a party that is known, if there is one. */
        private String some() {
            List<String> known = new ArrayList<>(parties);
            return random.nextBoolean() ? known.get(random.nextInt(known.size())) : party(100 + random.nextInt(MANY));
        }

        @Override
        void audit() {
            Set<String> stored = new TreeSet<>(world.ledger().state().keySet());
            stored.removeIf(key -> key.startsWith("envelope/") || key.equals("ledger"));
            Set<String> expected = new TreeSet<>();
            parties.forEach(id -> expected.add("party/" + id));
            sites.keySet().forEach(id -> expected.add("site/" + id));
            models.keySet().forEach(code -> expected.add("model/" + code));
            assertThat(stored).isEqualTo(expected);
        }
    }
}
