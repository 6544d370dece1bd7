package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import suhuan.gateway.doubles.ScriptedLedger;

class LedgerHealthTest {
    @Test
    void healthSaysWhyTheLedgerTakesNoWritesAndOnlyWhileItTakesNone() {
        try (ScriptedLedger ledger = new ScriptedLedger()) {
            HealthIndicator indicator = new ObservationConfiguration().ledgerHealthIndicator(ledger);
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            assertThat(indicator.health().getDetails())
                    .containsEntry("writable", true)
                    .doesNotContainKey("read_only_because");
            ledger.readOnly("no peer answers");
            assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(indicator.health().getDetails())
                    .containsEntry("writable", false)
                    .containsEntry("read_only_because", "no peer answers");
            ledger.readOnly(null);
            assertThat(indicator.health().getDetails()).doesNotContainKey("read_only_because");
        }
    }
}
