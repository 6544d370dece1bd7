package suhuan.gateway.ledger.fabric;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The walls around the Fabric ledger. Think before moving one: it takes an ADR. */
class LayeringTest {
    private static final String HERE = "suhuan.gateway.ledger.fabric..";
    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("suhuan.gateway.ledger.fabric");

    @Test
    void only_the_port_the_vocabulary_and_fabrics_client_are_imported() {
        classes()
                .that()
                .resideInAPackage(HERE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        HERE,
                        "suhuan.gateway.ledger",
                        "suhuan.ledger.v1",
                        "suhuan.common.v1",
                        "org.hyperledger.fabric..",
                        "java..",
                        "org.slf4j",
                        "org.jspecify..",
                        "io.grpc",
                        "org.bouncycastle.asn1",
                        "com.google.gson",
                        "com.google.protobuf")
                .check(ours);
    }

    @Test
    void only_the_peers_package_calls_the_client_of_fabric() {
        noClasses()
                .that()
                .resideOutsideOfPackage("suhuan.gateway.ledger.fabric.peer")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.hyperledger.fabric.client..")
                .check(ours);
    }

    @Test
    void there_is_no_circle() {
        SlicesRuleDefinition.slices()
                .matching("suhuan.gateway.ledger.(fabric..)")
                .should()
                .beFreeOfCycles()
                .check(ours);
    }
}
