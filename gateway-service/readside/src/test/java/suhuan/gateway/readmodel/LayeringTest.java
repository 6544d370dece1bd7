package suhuan.gateway.readmodel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Projection and read model share a schema and nothing else. */
class LayeringTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("suhuan.gateway.projection", "suhuan.gateway.readmodel");

    @Test
    void theTwoPackagesDoNotKnowOneAnother() {
        noClasses()
                .that()
                .resideInAPackage("suhuan.gateway.projection..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("suhuan.gateway.readmodel..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("suhuan.gateway.readmodel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("suhuan.gateway.projection..", "suhuan.gateway.ledger..")
                .check(CLASSES);
        slices().matching("suhuan.gateway.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void neitherKnowsTheContractOrALedgerBackend() {
        noClasses()
                .that()
                .resideInAnyPackage("suhuan.gateway.projection..", "suhuan.gateway.readmodel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "suhuan.chaincode..",
                        "suhuan.state..",
                        "suhuan.gateway.ledger.embedded..",
                        "suhuan.gateway.ledger.fabric..")
                .check(CLASSES);
    }
}
