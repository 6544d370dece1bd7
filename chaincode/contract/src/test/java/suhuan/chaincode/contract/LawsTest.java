package suhuan.chaincode.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of the house that concern this module. */
class LawsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("suhuan.chaincode");

    @Test
    void theDomainKnowsTheJdkAndItself() {
        check(noClasses()
                .that()
                .resideInAPackage("suhuan.chaincode.domain..")
                .should()
                .dependOnClassesThat(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(
                        "java..", "suhuan.chaincode.domain..", "org.jspecify.."))));
    }

    @Test
    void theDomainKnowsNoClockNoChanceNoThreadsAndNoFiles() {
        check(noClasses()
                .that()
                .resideInAPackage("suhuan.chaincode.domain..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.UUID")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.time..", "java.util.concurrent..", "java.net..", "java.nio.file..", "java.math..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random"));
    }

    /** Order must never depend on hashes, so the domain does not use them at all. */
    @Test
    void theDomainUsesNoHashTables() {
        check(noClasses()
                .that()
                .resideInAPackage("suhuan.chaincode.domain..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.(Linked)?Hash(Map|Set)|java\\.util\\.IdentityHashMap|java\\.util\\.Hashtable"));
    }

    @Test
    void theDomainCountsInIntegers() {
        List<String> floating = new ArrayList<>();
        for (JavaClass type : OURS.that(JavaClass.Predicates.resideInAPackage("suhuan.chaincode.domain.."))) {
            type.getFields().stream()
                    .filter(field -> isFloating(field.getRawType()))
                    .forEach(field -> floating.add(field.getFullName()));
            type.getCodeUnits().stream()
                    .filter(unit -> isFloating(unit.getRawReturnType())
                            || unit.getRawParameterTypes().stream().anyMatch(LawsTest::isFloating))
                    .forEach(unit -> floating.add(unit.getFullName()));
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> isFloating(call.getTarget().getRawReturnType()))
                    .forEach(call -> floating.add(call.getDescription()));
        }
        assertThat(floating).isEmpty();
    }

    private static boolean isFloating(JavaClass type) {
        return type.isEquivalentTo(double.class)
                || type.isEquivalentTo(float.class)
                || type.isEquivalentTo(Double.class)
                || type.isEquivalentTo(Float.class);
    }

    /** Resources of reference data are read in the domain; the contract around it reads nothing at all. */
    @Test
    void theContractDoesNoInputOrOutputAndHasNoClock() {
        check(noClasses()
                .that()
                .resideInAnyPackage("suhuan.chaincode.contract..", "suhuan.chaincode.state..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.time..",
                        "java.sql..",
                        "org.springframework..",
                        "org.hyperledger..",
                        "io.grpc..",
                        "org.slf4j..")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err"));
    }

    @Test
    void theStateKnowsTheDomainAndNotTheVerbs() {
        check(noClasses()
                .that()
                .resideInAPackage("suhuan.chaincode.state..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("suhuan.chaincode.contract.."));
    }

    @Test
    void nounsOfTheContractDoNotKnowEachOther() {
        slices().matching(
                        "suhuan.chaincode.contract.(registry|battery|lot|handover|secondlife|vehicle|assay|process|certificate|hold|delegation|correction)..")
                .should()
                .notDependOnEachOther()
                .check(OURS);
    }

    @Test
    void noCircles() {
        slices().matching("suhuan.chaincode.(domain.*|state|contract.*|contract)")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    private static void check(ArchRule rule) {
        rule.check(OURS);
    }
}
