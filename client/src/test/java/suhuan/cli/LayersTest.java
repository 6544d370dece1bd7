package suhuan.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls inside this module. */
class LayersTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("suhuan.client", "suhuan.cli");

    @Test
    void theClientKnowsNeitherGatewayNorContract() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("suhuan.gateway..", "suhuan.chaincode..", "suhuan.state..", "org.springframework..")
                .check(CLASSES);
    }

    @Test
    void theLibraryKnowsNoCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("suhuan.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "suhuan.cli..", "picocli..", "org.apache.commons.csv..", "org.dhatim..", "com.google.gson..")
                .check(CLASSES);
    }

    @Test
    void tablesKnowNoNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage("suhuan.cli.table", "suhuan.cli.sample")
                .and()
                .haveSimpleNameNotEndingWith("Command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("suhuan.client..", "io.grpc..", "picocli..", "suhuan.api..", "suhuan.ledger..")
                .check(CLASSES);
    }

    @Test
    void noCircleAnywhere() {
        slices().matching("suhuan.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void theRootIsImportedByNone() {
        noClasses()
                .that()
                .resideOutsideOfPackage("suhuan.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("suhuan.cli")
                .check(CLASSES);
    }
}
