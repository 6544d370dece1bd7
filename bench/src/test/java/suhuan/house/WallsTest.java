package suhuan.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The laws of the design, over all modules at once. Think hard about the layering of the project before changing this file;
 * a changed law is a commit of its own, with an ADR.
 */
class WallsTest {
    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("suhuan");
        assertThat(house.size()).as("classes of the whole house").isGreaterThan(300);
    }

    @Test
    void the_domain_knows_the_jdk_and_itself() {
        classes()
                .that()
                .resideInAPackage("suhuan.chaincode.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "suhuan.chaincode.domain..")
                .check(house);
    }

    @Test
    void api_and_web_never_see_a_backend_the_projection_or_the_contract() {
        noClasses()
                .that()
                .resideInAnyPackage("suhuan.gateway.api..", "suhuan.gateway.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "suhuan.gateway.ledger.embedded..",
                        "suhuan.gateway.ledger.fabric..",
                        "suhuan.gateway.projection..",
                        "suhuan.chaincode..")
                .check(house);
    }

    @Test
    void only_the_embedded_ledger_and_the_wiring_see_the_contract() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "suhuan.chaincode..",
                        "suhuan.gateway.ledger.embedded..",
                        "suhuan.gateway.app..",
                        "suhuan.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("suhuan.chaincode..")
                .check(house);
    }

    @Test
    void stored_state_is_private_to_the_contract() {
        noClasses()
                .that()
                .resideOutsideOfPackages("suhuan.chaincode..", "suhuan.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("suhuan.state..", "suhuan.chaincode.state..")
                .check(house);
    }

    @Test
    void the_chaincode_sees_the_contract_from_outside_and_nothing_of_a_gateway() {
        noClasses()
                .that()
                .resideInAPackage("suhuan.chaincode.fabric..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "suhuan.chaincode.domain..",
                        "suhuan.chaincode.state..",
                        "suhuan.chaincode.contract.*..",
                        "suhuan.state..",
                        "suhuan.gateway..",
                        "suhuan.client..")
                .check(house);
        noClasses()
                .that()
                .resideOutsideOfPackage("suhuan.chaincode.fabric..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("suhuan.chaincode.fabric..")
                .check(house);
    }

    @Test
    void the_contract_knows_no_ledger() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "suhuan.chaincode.contract..", "suhuan.chaincode.state..", "suhuan.chaincode.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hyperledger..", "io.grpc..", "suhuan.gateway..")
                .check(house);
    }

    @Test
    void projection_and_read_model_share_a_schema_and_nothing_else() {
        noClasses()
                .that()
                .resideInAPackage("suhuan.gateway.projection..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("suhuan.gateway.readmodel..")
                .check(house);
        noClasses()
                .that()
                .resideInAPackage("suhuan.gateway.readmodel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("suhuan.gateway.projection..")
                .check(house);
    }

    @Test
    void the_port_knows_no_backend() {
        noClasses()
                .that()
                .resideInAPackage("suhuan.gateway.ledger")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "suhuan.gateway.ledger.embedded..",
                        "suhuan.gateway.ledger.fabric..",
                        "org.springframework..",
                        "org.hyperledger..",
                        "suhuan.chaincode..")
                .check(house);
    }

    @Test
    void backends_share_no_code_and_the_fabric_ledger_never_sees_the_contract() {
        noClasses()
                .that()
                .resideInAPackage("suhuan.gateway.ledger.fabric..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("suhuan.gateway.ledger.embedded..", "suhuan.chaincode..", "suhuan.state..")
                .check(house);
        noClasses()
                .that()
                .resideInAPackage("suhuan.gateway.ledger.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("suhuan.gateway.ledger.fabric..", "org.hyperledger..")
                .check(house);
    }

    @Test
    void only_the_fabric_ledger_and_measurements_call_the_client_of_fabric() {
        noClasses()
                .that()
                .resideOutsideOfPackages("suhuan.gateway.ledger.fabric..", "suhuan.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.hyperledger.fabric.client..")
                .check(house);
    }

    @Test
    void the_wiring_is_imported_by_none() {
        noClasses()
                .that()
                .resideOutsideOfPackages("suhuan.gateway.app..", "suhuan.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("suhuan.gateway.app..")
                .check(house);
    }

    @Test
    void the_client_never_sees_the_gateway_or_the_contract() {
        noClasses()
                .that()
                .resideInAnyPackage("suhuan.client..", "suhuan.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("suhuan.gateway..", "suhuan.chaincode..", "suhuan.state..")
                .check(house);
    }

    @Test
    void no_circle_anywhere() {
        slices().matching("suhuan.(**)").should().beFreeOfCycles().check(house);
    }
}
