package suhuan.gateway.app;

import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.ledger.LedgerStatus;
import suhuan.gateway.projection.Projector;
import suhuan.gateway.projection.ProjectorStatus;

/** Health and measures of every stage: endorsed, committed, projected, checkpointed. */
@Configuration(proxyBeanMethods = false)
class ObservationConfiguration {
    /** Up while the ledger takes writes. */
    @Bean
    HealthIndicator ledgerHealthIndicator(Ledger ledger) {
        return () -> {
            LedgerStatus status = ledger.status();
            Health.Builder health = status.readOnlyBecause() == null ? Health.up() : Health.down();
            return health.withDetail("kind", status.kind())
                    .withDetail("committed_block", status.lastBlock())
                    .withDetail("writable", status.readOnlyBecause() == null)
                    .build();
        };
    }

    /** Up while the read model follows the ledger. */
    @Bean
    HealthIndicator projectionHealthIndicator(Projector projector) {
        return () -> {
            ProjectorStatus status = projector.status();
            Health.Builder health = status.state() == ProjectorStatus.State.FOLLOWING ? Health.up() : Health.down();
            return health.withDetail("state", status.state().name())
                    .withDetail("projected_block", status.projectedBlock())
                    .withDetail("lag_blocks", status.blocksBehind())
                    .build();
        };
    }

    @Bean
    MeterBinder stageMeasures(Foundation foundation, Ledger ledger, Projector projector, ProjectionProgress progress) {
        return registry -> {
            foundation.backend().bindTo(registry);
            progress.bindTo(registry);
            Measures.gauge(
                    registry,
                    "suhuan.committed.block",
                    "Last durable block",
                    () -> ledger.status().lastBlock());
            Measures.gauge(
                    registry,
                    "suhuan.ledger.writable",
                    "1 while writes are taken",
                    () -> ledger.status().readOnlyBecause() == null ? 1 : 0);
            Measures.gauge(
                    registry, "suhuan.checkpointed.block", "Last block visible to readers", projector::projectedBlock);
            Measures.gauge(
                    registry,
                    "suhuan.projection.lag.blocks",
                    "Blocks committed and not yet visible",
                    () -> projector.status().blocksBehind());
            Measures.gauge(
                    registry,
                    "suhuan.projection.lag.ms",
                    "Age of the last visible transaction while blocks wait",
                    () -> lagMs(projector.status()));
        };
    }

    private static long lagMs(ProjectorStatus status) {
        boolean nothingWaits = status.blocksBehind() == 0 || status.lastRecordedAtMs() == 0;
        return nothingWaits ? 0 : Math.max(0, System.currentTimeMillis() - status.lastRecordedAtMs());
    }
}
