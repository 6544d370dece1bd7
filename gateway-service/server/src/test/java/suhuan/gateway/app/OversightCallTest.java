package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static suhuan.gateway.app.SharedGateway.adminKey;
import static suhuan.gateway.app.SharedGateway.newParty;
import static suhuan.gateway.app.SharedGateway.payload;
import static suhuan.gateway.app.SharedGateway.recorded;

import com.google.protobuf.util.JsonFormat;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import suhuan.api.v1.AccountFigure;
import suhuan.api.v1.AccountLine;
import suhuan.api.v1.DutyState;
import suhuan.api.v1.GetAccountRequest;
import suhuan.api.v1.GetAccountResponse;
import suhuan.api.v1.ListDutiesRequest;
import suhuan.api.v1.ListDutiesResponse;
import suhuan.api.v1.ListEntriesRequest;
import suhuan.api.v1.ListFlowsRequest;
import suhuan.api.v1.ListIndicatorsRequest;
import suhuan.api.v1.ListStockRequest;
import suhuan.api.v1.OversightServiceGrpc;
import suhuan.api.v1.OversightServiceGrpc.OversightServiceBlockingStub;
import suhuan.common.v1.Market;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.gateway.app.SharedGateway.Party;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeclareSales;
import suhuan.ledger.v1.FileReport;
import suhuan.ledger.v1.Judgement;
import suhuan.ledger.v1.LoadRuleEdition;
import suhuan.ledger.v1.Receipt;

/** Oversight over the wire: the editions that ship are loaded through the one door, and answers rest on them. */
@ExtendWith(SharedGateway.class)
class OversightCallTest {
    private static final long TONNE = 1_000_000_000L;
    private static Receipt loaded;

    @BeforeAll
    static void editions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "..", "docs", "editions"))) {
            List<Path> json = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(json).hasSizeGreaterThan(4);
            for (Path file : json) {
                // What it demands of hand-overs would bind every other test of this gateway.
                if (!file.toString().contains("listed-only")) {
                    LoadRuleEdition.Builder edition = LoadRuleEdition.newBuilder();
                    JsonFormat.parser().merge(Files.readString(file), edition);
                    loaded = recorded(
                            adminKey(),
                            payload(
                                    SharedGateway.REGULATOR,
                                    Command.newBuilder()
                                            .setLoadRuleEdition(edition)
                                            .build()));
                }
            }
        }
    }

    private static OversightServiceBlockingStub oversight(String key) {
        return OversightServiceGrpc.newBlockingStub(SharedGateway.as(key)).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    private static Receipt sales(Party maker, String id, int year) {
        return recorded(
                maker.key(),
                payload(
                        maker.id(),
                        Command.newBuilder()
                                .setDeclareSales(DeclareSales.newBuilder()
                                        .setDeclarationId(id + maker.id())
                                        .setMaterial(Material.MATERIAL_POWER_BATTERY)
                                        .setMarket(Market.MARKET_DOMESTIC)
                                        .setYear(year)
                                        .setMassMg(TONNE))
                                .build()));
    }

    @Test
    void anAccountRestsOnWhatItsProducerDeclaredAndNobodyElseReadsIt() {
        Party maker = newParty("申报企业", Role.ROLE_BATTERY_MAKER);
        Party other = newParty("Other maker", Role.ROLE_BATTERY_MAKER);
        Receipt last = sales(maker, "S-", 2025);
        GetAccountRequest asked = GetAccountRequest.newBuilder()
                .setPartyId(maker.id())
                .setYear(2025)
                .setMinPosition(last.getRecording().getPosition())
                .build();
        GetAccountResponse account = oversight(maker.key()).getAccount(asked);
        assertThat(account.getPartyName()).isEqualTo("申报企业");
        assertThat(account.getFiguresList()).singleElement().satisfies(figure -> {
            assertThat(figure.getLine()).isEqualTo(AccountLine.ACCOUNT_LINE_DECLARED);
            assertThat(figure.getMassMg()).isEqualTo(TONNE);
        });
        assertThat(account.getRates(0).getJudgement()).isEqualTo(Judgement.JUDGEMENT_OUT_OF_SCOPE);
        assertThat(oversight(adminKey()).getAccount(asked).getFiguresList())
                .extracting(AccountFigure::getMassMg)
                .containsExactly(TONNE);
        assertThatThrownBy(() -> oversight(other.key()).getAccount(asked))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        thrown -> assertThat(thrown.getStatus().getCode()).isEqualTo(Code.NOT_FOUND));
        assertThat(oversight(maker.key())
                        .listEntries(ListEntriesRequest.getDefaultInstance())
                        .getTotalMassMg())
                .isEqualTo(TONNE);
    }

    @Test
    void aLateReportIsAcceptedAndShownLate() {
        Party maker = newParty("Late maker", Role.ROLE_BATTERY_MAKER);
        ListDutiesRequest asked = ListDutiesRequest.newBuilder()
                .setDutyId("EXAMPLE-ANNUAL")
                .setMinPosition(loaded.getRecording().getPosition())
                .build();
        ListDutiesResponse before = oversight(maker.key()).listDuties(asked);
        assertThat(before.getDutiesList()).isNotEmpty();
        assertThat(before.getDuties(0).getSubjectId()).isEqualTo("2025");
        Receipt filed = recorded(
                maker.key(),
                payload(
                        maker.id(),
                        Command.newBuilder()
                                .setFileReport(FileReport.newBuilder()
                                        .setReportId("R-" + maker.id())
                                        .setDutyId("EXAMPLE-ANNUAL")
                                        .addSubjectIds("2025"))
                                .build()));
        ListDutiesResponse after = oversight(maker.key())
                .listDuties(asked.toBuilder()
                        .setMinPosition(filed.getRecording().getPosition())
                        .build());
        assertThat(after.getDuties(0).getState()).isIn(DutyState.DUTY_STATE_MET, DutyState.DUTY_STATE_LATE);
        assertThat(after.getDuties(0).getState() == DutyState.DUTY_STATE_LATE)
                .isEqualTo(after.getDuties(0).getReportedOnYyyymmdd()
                        > after.getDuties(0).getDueOnYyyymmdd());
    }

    @Test
    void stockFlowsAndIndicatorsAnswer() {
        assertThat(oversight(adminKey())
                        .listStock(ListStockRequest.getDefaultInstance())
                        .getTruncated())
                .isFalse();
        assertThat(oversight(adminKey())
                        .listFlows(ListFlowsRequest.getDefaultInstance())
                        .hasAsOf())
                .isTrue();
        assertThat(oversight(adminKey())
                        .listIndicators(ListIndicatorsRequest.newBuilder()
                                .setYear(2026)
                                .setRegion("YANGTZE_DELTA")
                                .build())
                        .getIndicatorsList())
                .hasSizeGreaterThan(9);
        assertThatThrownBy(() -> oversight(adminKey())
                        .listIndicators(ListIndicatorsRequest.newBuilder()
                                .setYear(2026)
                                .setRegion("ATLANTIS")
                                .build()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        thrown -> assertThat(thrown.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT));
    }
}
