package suhuan.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.World;
import suhuan.ledger.v1.Fact;
import suhuan.state.v1.BatteryState;
import suhuan.state.v1.CaseState;
import suhuan.state.v1.CertificateState;
import suhuan.state.v1.ClaimAccountState;
import suhuan.state.v1.ClaimState;
import suhuan.state.v1.CompositionState;
import suhuan.state.v1.CorrectedState;
import suhuan.state.v1.CorrectionState;
import suhuan.state.v1.DeclarationState;
import suhuan.state.v1.DelegationState;
import suhuan.state.v1.DutyState;
import suhuan.state.v1.EnvelopeState;
import suhuan.state.v1.HandOverState;
import suhuan.state.v1.LedgerState;
import suhuan.state.v1.ListingRuleState;
import suhuan.state.v1.LotState;
import suhuan.state.v1.MembershipState;
import suhuan.state.v1.ModelState;
import suhuan.state.v1.PartsState;
import suhuan.state.v1.PartyState;
import suhuan.state.v1.ReachedState;
import suhuan.state.v1.RecallsState;
import suhuan.state.v1.ReportedState;
import suhuan.state.v1.RuleEditionState;
import suhuan.state.v1.RunState;
import suhuan.state.v1.SalesState;
import suhuan.state.v1.SiteState;
import suhuan.state.v1.TicketState;
import suhuan.state.v1.VehicleCaseState;
import suhuan.state.v1.VehicleFileState;
import suhuan.state.v1.VehicleState;
import suhuan.state.v1.VoucherState;

/**
 * Bytes of facts and state, kept from release to release. A difference means that ledgers in the field would no longer be
 * read, or that endorsers of two versions would disagree. Rewrite the files with {@code -Dsuhuan.golden=write}, and say why in
 * the commit.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final Map<String, Parser<? extends Message>> STATES = Map.ofEntries(
            Map.entry("ledger", LedgerState.parser()),
            Map.entry("party", PartyState.parser()),
            Map.entry("site", SiteState.parser()),
            Map.entry("model", ModelState.parser()),
            Map.entry("battery", BatteryState.parser()),
            Map.entry("claim", ClaimState.parser()),
            Map.entry("vehicle", VehicleState.parser()),
            Map.entry("vehicle_file", VehicleFileState.parser()),
            Map.entry("vehicle_case", VehicleCaseState.parser()),
            Map.entry("voucher", VoucherState.parser()),
            Map.entry("lot", LotState.parser()),
            Map.entry("ticket", TicketState.parser()),
            Map.entry("hand_over", HandOverState.parser()),
            Map.entry("run", RunState.parser()),
            Map.entry("composition", CompositionState.parser()),
            Map.entry("account", ClaimAccountState.parser()),
            Map.entry("certificate", CertificateState.parser()),
            Map.entry("case", CaseState.parser()),
            Map.entry("parts", PartsState.parser()),
            Map.entry("recalls", RecallsState.parser()),
            Map.entry("delegation", DelegationState.parser()),
            Map.entry("correction", CorrectionState.parser()),
            Map.entry("corrected", CorrectedState.parser()),
            Map.entry("reached", ReachedState.parser()),
            Map.entry("rejudged", RunState.parser()),
            Map.entry("rule_edition", RuleEditionState.parser()),
            Map.entry("listing_rule", ListingRuleState.parser()),
            Map.entry("duty", DutyState.parser()),
            Map.entry("declaration", DeclarationState.parser()),
            Map.entry("sales", SalesState.parser()),
            Map.entry("report", ReportedState.parser()),
            Map.entry("membership", MembershipState.parser()),
            Map.entry("envelope", EnvelopeState.parser()));

    /** Stories by the name their files begin with; a verb of a later release has its story in a file of its own. */
    private static final Map<String, Supplier<World>> STORIES = new TreeMap<>(Map.of(
            "",
            Story::told,
            "consent-",
            ConsentStory::told,
            "hold-",
            HoldStory::told,
            "process-",
            ProcessStory::told,
            "renewal-",
            RenewalStory::told,
            "responsibility-",
            ResponsibilityStory::told,
            "second-life-",
            SecondLifeStory::told));

    @Test
    void factsHaveTheBytesTheyHad() throws IOException {
        Set<Fact.FactCase> seen = EnumSet.noneOf(Fact.FactCase.class);
        for (Map.Entry<String, Supplier<World>> story : STORIES.entrySet()) {
            List<String> lines = new ArrayList<>();
            for (Fact fact : story.getValue().get().ledger().facts()) {
                seen.add(fact.getFactCase());
                lines.add(fact.getFactCase() + " " + HexFormat.of().formatHex(fact.toByteArray()));
            }
            compare(story.getKey() + "facts.txt", lines);
        }
        assertThat(seen).isEqualTo(EnumSet.complementOf(EnumSet.of(Fact.FactCase.FACT_NOT_SET)));
    }

    @Test
    void stateHasTheBytesItHad() throws IOException {
        for (Map.Entry<String, Supplier<World>> story : STORIES.entrySet()) {
            List<String> lines = new ArrayList<>();
            story.getValue()
                    .get()
                    .ledger()
                    .state()
                    .forEach(
                            (key, value) -> lines.add(key + " " + HexFormat.of().formatHex(value)));
            compare(story.getKey() + "state.txt", lines);
        }
    }

    /** Also those of releases that wrote less: what they left is read as if it were written today. */
    @Test
    void goldenBytesAreReadAndWrittenAgainUnchanged() throws IOException {
        Set<String> seen = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                boolean facts = file.getFileName().toString().endsWith("facts.txt");
                for (String line : Files.readAllLines(file)) {
                    if (facts) {
                        unchanged(Fact.parser(), line);
                    } else {
                        String kind = line.substring(0, line.indexOf(line.startsWith("ledger ") ? ' ' : '/'));
                        seen.add(kind);
                        unchanged(STATES.get(kind), line);
                    }
                }
            }
        }
        assertThat(seen).isEqualTo(new TreeSet<>(STATES.keySet()));
    }

    /** State of an earlier release goes on: every item of the golden state is decoded and written again by a new fact. */
    @Test
    void theStoryGoesOnFromItsState() {
        World world = Story.told();
        world.must(
                suhuan.chaincode.contract.fixture.Parties.YARD,
                suhuan.chaincode.contract.fixture.Parties.YARD_SITE,
                suhuan.chaincode.contract.fixture.Commands.withdraw("H-5"));
        assertThat(world.ledger().facts()).hasSizeGreaterThan(30);
    }

    private static List<String> state(World world) {
        List<String> lines = new ArrayList<>();
        world.ledger()
                .state()
                .forEach((key, value) -> lines.add(key + " " + HexFormat.of().formatHex(value)));
        return lines;
    }

    private static void unchanged(Parser<? extends Message> parser, String line) throws IOException {
        ByteString bytes = ByteString.copyFrom(HexFormat.of().parseHex(line.substring(line.lastIndexOf(' ') + 1)));
        Message message = parser.parseFrom(bytes);
        assertThat(message.toByteString()).as(line).isEqualTo(bytes);
        assertThat(message.getUnknownFields().asMap()).as(line).isEmpty();
    }

    private static void compare(String name, List<String> lines) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("suhuan.golden"))) {
            Files.createDirectories(FOLDER);
            Files.write(file, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(file));
    }
}
