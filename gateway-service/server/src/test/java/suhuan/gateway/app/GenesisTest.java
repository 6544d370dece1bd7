package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static suhuan.gateway.app.SharedGateway.REGULATOR;
import static suhuan.gateway.app.SharedGateway.envelope;
import static suhuan.gateway.app.SharedGateway.newCreditCode;
import static suhuan.gateway.app.SharedGateway.payload;
import static suhuan.gateway.app.SharedGateway.registerParty;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import suhuan.common.v1.Role;
import suhuan.gateway.doubles.BlocksInMemory;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerSubmission;

/** Who opens a ledger of several organisations, and what the gateways of the others do meanwhile. */
class GenesisTest {
    private static final String OPENER = "RegulatorMSP";

    private final BlocksInMemory ledger =
            new BlocksInMemory().addEmptyBlock().addEmptyBlock().addEmptyBlock();

    private record OfOrganisation(Ledger ledger, String organisation) implements Backend {
        @Override
        public void bindTo(MeterRegistry registry) {}

        @Override
        public void check(Consumer<String> tell) {}

        @Override
        public void close() {}
    }

    private static GatewayProperties properties() {
        return new Binder(new MapConfigurationPropertySource(Map.of("suhuan.ledger", "fabric")))
                .bindOrCreate("suhuan", GatewayProperties.class);
    }

    private Genesis.Regulator regulatorFor(String organisation) {
        return Genesis.regulatorOf(new OfOrganisation(ledger, organisation), properties());
    }

    @Test
    void theRegulatorsGatewayOpensALedgerWhoseBlocksSayNothingYet() {
        Genesis.Regulator regulator = regulatorFor(OPENER);
        assertThat(regulator).isEqualTo(new Genesis.Regulator(REGULATOR, OPENER));
        assertThat(ledger.status().lastBlock()).isEqualTo(3);
        // And only once.
        assertThat(regulatorFor(OPENER)).isEqualTo(regulator);
        assertThat(ledger.status().lastBlock()).isEqualTo(3);
    }

    @Test
    void aGatewayOfAnotherOrganisationWaitsUntilTheLedgerIsOpen() throws Exception {
        CompletableFuture<Genesis.Regulator> waiting = CompletableFuture.supplyAsync(() -> regulatorFor("ProducerMSP"));
        assertThat(waiting.copy().orTimeout(50, TimeUnit.MILLISECONDS)).failsWithin(Duration.ofSeconds(10));
        assertThat(ledger.status().lastBlock()).isEqualTo(2);
        ledger.addEmptyBlock();
        regulatorFor(OPENER);
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo(new Genesis.Regulator(REGULATOR, OPENER));
        assertThat(ledger.status().lastBlock()).isEqualTo(4);
    }

    @Test
    void waitingCanBeInterrupted() throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                regulatorFor("ProducerMSP");
            } catch (StartFailure failure) {
                ended.complete(failure);
            }
        });
        thread.start();
        thread.interrupt();
        assertThat(ended.get(30, TimeUnit.SECONDS)).hasMessageContaining("interrupted");
    }

    @Test
    void aLedgerThatBeginsWithSomethingElseIsNotOurs() {
        ledger.submit(new LedgerSubmission(
                "any",
                envelope(payload(REGULATOR, registerParty(newCreditCode(), "Any", Role.ROLE_REPAIRER)))
                        .toByteString(),
                OPENER));
        assertThatThrownBy(() -> regulatorFor(OPENER))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("block 3")
                .hasMessageContaining("not a ledger of ours");
    }
}
