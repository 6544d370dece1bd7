package suhuan.gateway.app;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import suhuan.chaincode.domain.reference.Regions;
import suhuan.gateway.identity.ApiKeys;
import suhuan.gateway.identity.JdbcApiKeyStore;
import suhuan.gateway.identity.PartyDirectory;
import suhuan.gateway.ledger.Ledger;
import suhuan.gateway.projection.Projector;
import suhuan.gateway.projection.ProjectorSettings;
import suhuan.gateway.readmodel.OversightModel;
import suhuan.gateway.readmodel.ReadModel;
import suhuan.gateway.readmodel.ReadModelSettings;

/** The ledger, the read model behind it, and the keys. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {
    private static final Duration FIRST_BLOCK_PATIENCE = Duration.ofSeconds(10);
    private static final String PAGE_TOKEN_FILE = "page-tokens.key";

    /** Closed by the foundation, last of all. */
    @Bean(destroyMethod = "")
    Ledger ledger(Foundation foundation) {
        return foundation.backend().ledger();
    }

    /** Closed by the foundation too. */
    @Bean(destroyMethod = "")
    HikariDataSource dataSource(Foundation foundation) {
        return foundation.database().pool();
    }

    @Bean
    Genesis.Regulator regulator(Foundation foundation) {
        return Genesis.regulatorOf(foundation.backend(), foundation.properties());
    }

    @Bean
    ProjectionProgress projectionProgress() {
        return new ProjectionProgress();
    }

    @Bean
    Projector projector(
            Ledger ledger, DataSource dataSource, ProjectionProgress progress, Genesis.Regulator ledgerIsOpen)
            throws InterruptedException {
        Projector projector = new Projector(ledger, dataSource, ProjectorSettings.defaults(), progress);
        projector.start();
        // There is a first block by now; once it is visible the projector knows how far it was before this start.
        projector.await(0, FIRST_BLOCK_PATIENCE);
        progress.startedAt(projector.projectedBlock());
        return projector;
    }

    @Bean
    ReadModelSettings readModelSettings(Foundation foundation) throws IOException {
        ReadModelSettings defaults = ReadModelSettings.defaults(pageTokenKey(foundation.folder()));
        // The table belongs to the law; only the wiring sees both rooms.
        return new ReadModelSettings(
                defaults.schema(),
                defaults.statementTimeout(),
                defaults.pageTokenKey(),
                code -> Regions.fullName(code).orElse(""));
    }

    @Bean
    ReadModel readModel(DataSource dataSource, ReadModelSettings settings) {
        return new ReadModel(dataSource, settings);
    }

    @Bean
    OversightModel oversightModel(DataSource dataSource, ReadModelSettings settings) {
        return new OversightModel(dataSource, settings);
    }

    @Bean
    PartyDirectory partyDirectory(ReadModel readModel) {
        return partyId -> readModel
                .party(partyId)
                .map(party ->
                        new PartyDirectory.RegisteredParty(party.partyId(), party.name(), party.homeOrganisation()));
    }

    @Bean
    ApiKeys apiKeys(DataSource dataSource, Genesis.Regulator regulator, Foundation foundation) throws IOException {
        ApiKeys keys = new ApiKeys(new JdbcApiKeyStore(dataSource), regulator.partyId(), InstantSource.system());
        AdminKey.ensure(keys, regulator, foundation.backend().organisation(), foundation.folder());
        return keys;
    }

    /** Kept, so that a page asked for before a restart can be followed after it. */
    private static byte[] pageTokenKey(DataFolder folder) throws IOException {
        Optional<String> kept = folder.read(PAGE_TOKEN_FILE);
        if (kept.isPresent() && kept.get().matches("[0-9a-f]{64}")) {
            return HexFormat.of().parseHex(kept.get());
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        folder.writeSecret(PAGE_TOKEN_FILE, HexFormat.of().formatHex(key));
        return key;
    }
}
