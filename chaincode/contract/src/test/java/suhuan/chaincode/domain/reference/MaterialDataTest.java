package suhuan.chaincode.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.BatteryFamily;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.SiteKind;

/** The tables of material name only what the others know, and every row says how well it is known. */
class MaterialDataTest {
    private static final List<String> MARKS = List.of("V", "V2", "M", "I");
    private static final int TODAY = 20260529;

    @Test
    void elementsAndMethodsAreOnce() {
        assertThat(Elements.trackedOn(TODAY)).contains("Li", "Ni", "Co", "Mn", "Cu", "Al", "Fe", "Pb", "C");
        assertThat(Elements.all()).extracting(Elements.Row::symbol).doesNotHaveDuplicates();
        assertThat(Elements.all())
                .allMatch(row -> MARKS.contains(row.mark()) && !row.chinese().isBlank());
        assertThat(Elements.tracked("Au", TODAY)).isFalse();
        assertThat(AssayMethods.all()).extracting(AssayMethods.Row::method).doesNotHaveDuplicates();
        assertThat(AssayMethods.all())
                .allMatch(row ->
                        MARKS.contains(row.mark()) && row.uncertaintyPpm() >= 0 && row.uncertaintyPpm() <= 100_000);
        assertThat(AssayMethods.uncertaintyPpm("DOWSING", TODAY)).isEmpty();
    }

    @Test
    void routesNameMaterialsActsSitesAndElementsThatExist() {
        assertThat(Routes.all()).extracting(Route::name).doesNotHaveDuplicates();
        TreeSet<Integer> materials = new TreeSet<>();
        for (Route route : Routes.all()) {
            materials.add(route.materialNumber());
            assertThat(Material.of(route.materialNumber())).as(route.name()).isNotEqualTo(Material.UNSPECIFIED);
            assertThat(Act.of(route.actNumber())).as(route.name()).isNotIn(Act.UNSPECIFIED, Act.TRADE);
            assertThat(route.siteKinds()).as(route.name()).isNotEmpty();
            route.siteKinds().forEach(kind -> assertThat(SiteKind.of(kind)).isNotNull());
            assertThat(Elements.trackedOn(TODAY)).as(route.name()).containsAll(route.elements());
            assertThat(route.claim() == Route.Claim.ELEMENT)
                    .as(route.name())
                    .isEqualTo(!route.elements().isEmpty());
            assertThat(MARKS).contains(route.mark());
        }
        assertThat(materials).as("every material of the plan has a route").containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void productsAreNoGradesAndCountAsSomething() {
        assertThat(Products.all())
                .extracting(row -> row.materialNumber() + row.name())
                .doesNotHaveDuplicates();
        for (Products.Row row : Products.all()) {
            assertThat(LotKind.of(row.kindNumber())).as(row.name()).isNotEqualTo(LotKind.UNSPECIFIED);
            assertThat(Grades.inForce(row.materialNumber(), row.name(), TODAY))
                    .as("%s would be given by splitting", row.name())
                    .isFalse();
            assertThat(row.english() + row.chinese()).isNotBlank();
            assertThat(MARKS).contains(row.mark());
        }
    }

    @Test
    void rulesAreAboutRoutesElementsAndFamiliesThatExist() {
        assertThat(RecoveryRules.all()).extracting(RecoveryRule::id).doesNotHaveDuplicates();
        for (RecoveryRule rule : RecoveryRules.all()) {
            assertThat(Routes.all()).as(rule.id()).anyMatch(route -> rule.isAbout(route.group()));
            assertThat(BatteryFamily.of(rule.family())).isNotNull();
            assertThat(rule.element().isEmpty() || Elements.tracked(rule.element(), TODAY))
                    .as(rule.id())
                    .isTrue();
            assertThat(rule.valuePpm()).as(rule.id()).isBetween(1, 1_000_000);
            assertThat(rule.validTo() == 0 || rule.validFrom() <= rule.validTo())
                    .as(rule.id())
                    .isTrue();
            assertThat(MARKS).contains(rule.mark());
        }
        assertThat(RecoveryRules.editionInForce("CN-2019", 20241231)).isTrue();
        assertThat(RecoveryRules.editionInForce("CN-2019", 20250101)).isFalse();
        assertThat(RecoveryRules.editionInForce("CN-2024", 20250101)).isTrue();
        assertThat(RecoveryRules.editionInForce("EU-2027", 20271230)).isFalse();
        assertThat(RecoveryRules.editionInForce("EU-2027", 20271231)).isTrue();
    }

    /** The numbers of the field, written down once more by themselves. */
    @Test
    void targetsOfTheEuropeanUnionAreThoseOfTheAct() {
        assertThat(targets("EU-2025")).containsExactly("NICD 800000", "LEAD 750000", "LITHIUM 650000", "OTHER 500000");
        assertThat(targets("EU-2027")).containsExactly("CO 900000", "CU 900000", "LI 500000", "NI 900000", "PB 900000");
        assertThat(targets("EU-2030")).containsExactly("LEAD 800000", "LITHIUM 700000");
        assertThat(targets("EU-2031")).containsExactly("CO 950000", "CU 950000", "LI 800000", "NI 950000", "PB 950000");
    }

    private static List<String> targets(String edition) {
        return RecoveryRules.all().stream()
                .filter(rule -> rule.edition().equals(edition))
                .map(rule -> rule.id().substring(rule.id().lastIndexOf('-') + 1) + " " + rule.valuePpm())
                .sorted(java.util.Comparator.comparing((String target) -> target.startsWith("NICD") ? "" : target))
                .toList();
    }

    @Test
    void coefficientsSchemesAdditionsAndLimitsHoldTogether() {
        for (Coefficients.Row row : Coefficients.all()) {
            assertThat(Routes.inForce(row.route(), TODAY)).as(row.route()).isNotNull();
            assertThat(row.leastPpm()).as(row.route()).isBetween(0, row.mostPpm());
            assertThat(row.mostPpm()).isLessThanOrEqualTo(1_000_000);
        }
        for (Schemes.Row row : Schemes.all()) {
            assertThat(row.regionDigits()).as(row.scheme()).isIn(0, 2, 4, 6);
            assertThat(row.yearsAfter()).as(row.scheme()).isBetween(0, 5);
            assertThat(Schemes.latest(row.scheme())).isEqualTo(row);
        }
        for (Additions.Row row : Additions.all()) {
            assertThat(Elements.trackedOn(TODAY))
                    .as(row.substance())
                    .containsAll(row.sharesPpm().keySet());
            assertThat(row.sharesPpm().values()).allMatch(ppm -> ppm > 0 && ppm <= 1_000_000);
        }
        for (ImportLimits.Row row : ImportLimits.all()) {
            int day = row.validFrom();
            assertThat(Grades.inForce(row.materialNumber(), row.grade(), day))
                    .as(row.grade())
                    .isTrue();
            assertThat(row.mostInclusionsPpm()).isBetween(1, 10_000);
        }
        assertThat(ImportLimits.inForce(Material.SCRAP_STEEL.number(), "HRS101", 20201231))
                .isNull();
        assertThat(BatteryFamilies.of('B')).isEqualTo(BatteryFamily.LITHIUM.number());
        assertThat(BatteryFamilies.of('Q')).isEqualTo(BatteryFamily.UNKNOWN.number());
    }
}
