package suhuan.gateway.ledger.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/** The walls around the embedded ledger. Think before moving one: it takes an ADR. */
class ArchitectureTest {
    private static final String HERE = "suhuan.gateway.ledger.embedded..";
    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("suhuan.gateway.ledger.embedded");

    @Test
    void onlyThePortTheContractsDoorAndTheVocabularyAreImported() {
        classes()
                .that()
                .resideInAPackage(HERE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        HERE,
                        "suhuan.gateway.ledger",
                        "suhuan.chaincode.contract",
                        "suhuan.ledger.v1",
                        "suhuan.common.v1",
                        "java..",
                        "org.slf4j",
                        "org.jspecify..",
                        "com.google.protobuf")
                .check(ours);
    }

    @Test
    void theStoreKnowsNothingOfEnvelopes() {
        noClasses()
                .that()
                .resideInAPackage("suhuan.gateway.ledger.embedded.store")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "suhuan.gateway.ledger",
                        "suhuan.gateway.ledger.embedded",
                        "suhuan.chaincode..",
                        "suhuan.ledger..",
                        "suhuan.common..")
                .check(ours);
    }

    @Test
    void thereIsNoCircle() {
        SlicesRuleDefinition.slices()
                .matching("suhuan.gateway.ledger.(embedded..)")
                .should()
                .beFreeOfCycles()
                .check(ours);
    }
}
