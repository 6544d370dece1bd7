package suhuan.chaincode.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerUncoded;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_OFFICE;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SECOND_SITE;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.Holding;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.contract.signature.TestKeys;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.common.v1.SigningKey;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Command.CommandCase;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.GrantDelegation;
import suhuan.ledger.v1.Signature;

/**
 * Parties let others, or whoever holds a key, act for them for days, at sites and with commands drawn at random, and take it
 * back; delegates keep to it and do not, while the days pass. Afterwards the facts alone must show that nobody acted beyond
 * what was granted.
 */
class DelegationSimulationTest {
    static final Set<CommandCase> COMMANDS = EnumSet.of(CommandCase.GRANT_DELEGATION, CommandCase.REVOKE_DELEGATION);

    private static final int ES256 = SignatureAlgorithm.SIGNATURE_ALGORITHM_ES256_VALUE;
    private static final String KEY_ID = "wang";
    private static final ByteString KEY = ByteString.copyFrom(TestKeys.publicKey(ES256));
    private static final Map<String, List<String>> SITES = Map.of(
            POINT, List.of(POINT_SITE, POINT_OFFICE),
            YARD, List.of(YARD_SITE, YARD_SECOND_SITE),
            MAKER, List.of());
    private static final List<String> PRINCIPALS = List.of(POINT, POINT, YARD, MAKER);
    private static final List<String> DELEGATES = List.of(RECYCLER, YARD, MAKER, "");
    private static final List<String> ACTS = List.of("ReceiveReturn", "RegisterBattery", "ReceiveLot", "SplitLot");

    @Test
    void aDelegateActsOnlyWithinWhatWasGranted() {
        Seeds.play(
                DelegationSimulationTest.class,
                2_000,
                40,
                Play::new,
                "DELEGATION_UNKNOWN",
                "DELEGATION_NOT_IN_FORCE",
                "ACT_NOT_DELEGATED",
                "SITE_NOT_DELEGATED",
                "CALLER_ORGANISATION_DIFFERS",
                "SIGNATURE_REQUIRED",
                "act for another");
    }

    /** What was granted, as the model keeps it. */
    private static final class Granted {
        String by;
        String to;
        Set<String> acts = new TreeSet<>();
        Set<String> sites = new TreeSet<>();
        int from;
        int until;
        boolean takenBack;
    }

    /** The world of one seed. */
    private static final class Play extends Simulation {
        private final Map<String, Granted> granted = new TreeMap<>();
        private int serial;

        Play(long seed) {
            super(seed);
        }

        @Override
        Set<CommandCase> commands() {
            return COMMANDS;
        }

        @Override
        void move() {
            switch (random.nextInt(8)) {
                case 0, 1 -> grant();
                case 2 -> takeBack();
                case 3 -> later(random.nextInt(2) * World.DAY + random.nextInt(1000));
                default -> act();
            }
        }

        private String id() {
            List<String> known = new ArrayList<>(granted.keySet());
            return known.isEmpty() || random.nextInt(20) == 0
                    ? "D-none"
                    : one(known.subList(Math.max(0, known.size() - 8), known.size()));
        }

        private void grant() {
            String by = one(PRINCIPALS);
            String to = random.nextInt(15) == 0 ? STRANGER : one(DELEGATES);
            String id = random.nextInt(10) == 0 ? id() : String.format(java.util.Locale.ROOT, "D-%06d", serial++);
            Granted made = new Granted();
            made.by = by;
            made.to = to;
            for (int i = random.nextInt(3); i >= 0; i--) {
                made.acts.add(one(ACTS));
                String owner = random.nextInt(15) == 0 ? YARD : by;
                if (random.nextInt(3) == 0 && !SITES.get(owner).isEmpty()) {
                    made.sites.add(one(SITES.get(owner)));
                }
            }
            boolean never = random.nextInt(20) == 0;
            int early = random.nextInt(4) - 2;
            made.from = day(early);
            made.until = day(early + random.nextInt(6));
            GrantDelegation.Builder command = Holding.grantDelegation(id, to, made.acts.toArray(String[]::new))
                    .addAllSiteIds(made.sites)
                    .setValidFromYyyymmdd(made.from)
                    .setValidToYyyymmdd(made.until);
            if (to.isEmpty()) {
                command.setKey(SigningKey.newBuilder()
                        .setKeyId(KEY_ID)
                        .setAlgorithmValue(ES256)
                        .setPublicKey(KEY));
            }
            if (never) {
                command.addActs(random.nextBoolean() ? "GrantDelegation" : "RevokeDelegation");
            }
            boolean yes = !never
                    && !to.equals(STRANGER)
                    && !to.equals(by)
                    && SITES.get(by).containsAll(made.sites)
                    && !granted.containsKey(id);
            if (tries("grant", yes ? YES : NO, by, "", command)) {
                granted.put(id, made);
            }
        }

        private void takeBack() {
            String id = id();
            Granted of = granted.get(id);
            String by = random.nextInt(4) == 0 ? REGULATOR : of == null || random.nextInt(4) == 0 ? YARD : of.by;
            boolean yes = of != null && !of.takenBack && (by.equals(REGULATOR) || by.equals(of.by));
            if (tries("take back", yes ? YES : NO, by, "", Holding.revokeDelegation(id))) {
                of.takenBack = true;
            }
        }

        /** Somebody acts for another, mostly as it was granted. */
        private void act() {
            String id = id();
            Granted of = granted.get(id);
            String principal = of == null || random.nextInt(12) == 0 ? one(PRINCIPALS) : of.by;
            String delegate = of == null || random.nextInt(12) == 0 ? one(DELEGATES) : of.to;
            List<String> sites = SITES.get(random.nextInt(20) == 0 ? YARD : principal);
            String site = sites.isEmpty() || random.nextInt(4) == 0 ? "" : one(sites);
            List<Command> commands = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                command(principal, site, of, commands, expected);
            }
            EnvelopePayload payload = world.payload(principal, site, commands.toArray(Command[]::new))
                    .setOccurredAtMs(now)
                    .setDelegationId(id)
                    .setDelegatePartyId(delegate)
                    .build();
            boolean signs = delegate.isEmpty() && random.nextInt(6) > 0;
            String sender = delegate.isEmpty() ? principal : delegate;
            String organisation = random.nextInt(15) == 0 ? RECYCLER : sender;
            String refused = refusal(of, principal, delegate, site, sender, organisation, signs);
            var submission = World.submission(signed(payload, signs), organisation);
            if (refused.equals(YES)) {
                tries(payload, submission, expected);
                tally.count("act for another", true);
            } else {
                refused(payload, submission, refused);
            }
        }

        private static Envelope signed(EnvelopePayload payload, boolean signs) {
            Envelope.Builder envelope = Envelope.newBuilder().setPayload(payload.toByteString());
            if (signs) {
                envelope.setSignature(Signature.newBuilder()
                        .setKeyId(KEY_ID)
                        .setAlgorithmValue(ES256)
                        .setValue(ByteString.copyFrom(
                                TestKeys.sign(ES256, payload.toByteString().toByteArray()))));
            }
            return envelope.build();
        }

        private String refusal(
                Granted of,
                String principal,
                String delegate,
                String site,
                String sender,
                String organisation,
                boolean signs) {
            if (!organisation.equals(sender)) {
                return "CALLER_ORGANISATION_DIFFERS";
            }
            if (!site.isEmpty() && !SITES.get(principal).contains(site)) {
                return "CALLER_SITE_UNKNOWN";
            }
            if (of == null || !of.by.equals(principal) || !of.to.equals(delegate)) {
                return "DELEGATION_UNKNOWN";
            }
            if (delegate.isEmpty() && !signs) {
                return "SIGNATURE_REQUIRED";
            }
            return of.takenBack || day(0) < of.from || day(0) > of.until ? "DELEGATION_NOT_IN_FORCE" : YES;
        }

        /** A command that the principal itself could give, or could not. */
        private void command(String principal, String site, Granted of, List<Command> commands, List<String> expected) {
            String act;
            boolean could;
            Object builder;
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    act = "RegisterBattery";
                    could = !principal.equals(YARD);
                    builder = registerUncoded("label " + serial++);
                }
                case 2 -> {
                    act = "ReceiveReturn";
                    could = site.equals(POINT_SITE);
                    builder = receiveReturn("");
                }
                case 3 -> {
                    act = "ReceiveLot";
                    could = principal.equals(YARD) && !site.isEmpty();
                    builder = receiveLot("lot-" + serial++, 1_000_000);
                }
                default -> {
                    act = random.nextBoolean() ? "RevokeDelegation" : "GrantDelegation";
                    could = false;
                    builder = act.startsWith("R")
                            ? Holding.revokeDelegation(id())
                            : Holding.grantDelegation("D-x" + serial++, RECYCLER, "ReceiveReturn");
                }
            }
            commands.add(Commands.command(builder));
            boolean granting = act.endsWith("Delegation");
            boolean shapeless = site.isEmpty() && (act.equals("ReceiveReturn") || act.equals("ReceiveLot"));
            if (of == null || shapeless) {
                expected.add(NO);
            } else if (granting || !of.acts.contains(act)) {
                expected.add("ACT_NOT_DELEGATED");
            } else if (!of.sites.isEmpty() && !of.sites.contains(site)) {
                expected.add("SITE_NOT_DELEGATED");
            } else {
                expected.add(could ? YES : NO);
            }
        }

        /** The facts alone: each act for another is within a grant that was recorded before and not taken back. */
        @Override
        void audit() {
            Map<String, GrantDelegation> open = new TreeMap<>();
            Map<String, String> principals = new TreeMap<>();
            for (Fact fact : world.ledger().facts()) {
                if (fact.hasDelegationGranted()) {
                    GrantDelegation grant = fact.getDelegationGranted().getDelegation();
                    open.put(grant.getDelegationId(), grant);
                    principals.put(grant.getDelegationId(), fact.getPartyId());
                    assertThat(fact.getDelegationId()).isEmpty();
                } else if (fact.hasDelegationRevoked()) {
                    open.remove(fact.getDelegationRevoked().getDelegationId());
                } else if (!fact.getDelegationId().isEmpty()) {
                    GrantDelegation grant = open.get(fact.getDelegationId());
                    assertThat(grant).as("%s", fact).isNotNull();
                    assertThat(fact.getDelegatePartyId()).isEqualTo(grant.getDelegatePartyId());
                    assertThat(fact.getPartyId()).isEqualTo(principals.get(fact.getDelegationId()));
                    String act = fact.hasBatteryRegistered()
                            ? "RegisterBattery"
                            : fact.hasReturnReceived() ? "ReceiveReturn" : "ReceiveLot";
                    assertThat(grant.getActsList()).contains(act);
                    if (grant.getSiteIdsCount() > 0) {
                        assertThat(grant.getSiteIdsList()).contains(fact.getSiteId());
                    }
                }
            }
        }
    }
}
