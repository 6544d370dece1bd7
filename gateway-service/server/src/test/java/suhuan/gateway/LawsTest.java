package suhuan.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of design section 2, as far as they stand in the server. */
class LawsTest {
    private static JavaClasses gateway;

    @BeforeAll
    static void read() {
        gateway = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("suhuan.gateway");
    }

    @Test
    void apiIdentityLimitsAndWebKnowNoBackendNoProjectionAndNoContract() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "suhuan.gateway.api..",
                        "suhuan.gateway.web..",
                        "suhuan.gateway.identity..",
                        "suhuan.gateway.limits..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "suhuan.gateway.ledger.embedded..",
                        "suhuan.gateway.ledger.fabric..",
                        "suhuan.gateway.projection..",
                        "suhuan.chaincode..")
                .check(gateway);
    }

    @Test
    void nobodyImportsTheWiring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("suhuan.gateway.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("suhuan.gateway.app..")
                .check(gateway);
    }

    @Test
    void onlyTheWiringKnowsSpringBootBeyondPropertiesAndOnlyIdentityKnowsJdbc() {
        noClasses()
                .that()
                .resideInAnyPackage("suhuan.gateway.api..", "suhuan.gateway.web..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.springframework..", "javax.sql..", "java.sql..")
                        .and(DescribedPredicate.not(resideInAPackage("org.springframework.util.unit..")))
                        .and(DescribedPredicate.describe(
                                "are not the exception whose message is kept out of the log",
                                each -> !each.getName().equals("java.sql.SQLException"))))
                .check(gateway);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("suhuan.gateway.(**)").should().beFreeOfCycles().check(gateway);
    }

    @Test
    void onlyOnePlaceBuildsAStatus() {
        noClasses()
                .that()
                .resideOutsideOfPackage("suhuan.gateway.api.error..")
                .should()
                .callMethodWhere(DescribedPredicate.describe("make a status of their own", LawsTest::buildsStatus))
                .check(gateway);
        noClasses()
                .that()
                .resideOutsideOfPackage("suhuan.gateway.api.error..")
                .should()
                .callConstructor(io.grpc.StatusRuntimeException.class, io.grpc.Status.class)
                .orShould()
                .callConstructor(io.grpc.StatusRuntimeException.class, io.grpc.Status.class, io.grpc.Metadata.class)
                .check(gateway);
    }

    private static boolean buildsStatus(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getTarget().getName();
        return owner.equals("io.grpc.Status") && (method.startsWith("with") || method.equals("fromCode"))
                || owner.equals("io.grpc.protobuf.StatusProto") && method.startsWith("toStatus")
                || owner.equals("com.google.rpc.Status") && method.equals("newBuilder");
    }

    @Test
    void whatIsPublicInTheWiringIsOnlyTheMainClass() {
        classes()
                .that()
                .resideInAPackage("suhuan.gateway.app..")
                .and()
                .arePublic()
                .should()
                .haveSimpleName("GatewayMain")
                .orShould()
                .haveSimpleName("GatewayProperties")
                .orShould()
                .haveSimpleName("Regulator")
                .orShould()
                .haveSimpleName("Database")
                .orShould()
                .haveSimpleName("Fabric")
                .check(gateway);
    }
}
