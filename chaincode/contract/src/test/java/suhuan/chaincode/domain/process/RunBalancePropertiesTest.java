package suhuan.chaincode.domain.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.assay.Judgement;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.material.BatteryFamily;
import suhuan.chaincode.domain.material.Material;

/** Whatever goes in and whatever is said to come out: a run that is let through makes nothing. */
class RunBalancePropertiesTest {
    private static final int RUNS = 200_000;
    private static final List<String> ELEMENTS = List.of("Co");
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final Random random = new Random(34014);

    /** What went in and came out of one element, in millionths of a mg, once more with numbers of any length. */
    private static final class Model {
        BigInteger in = BigInteger.ZERO;
        BigInteger unknown = BigInteger.ZERO;
        BigInteger added = BigInteger.ZERO;
        BigInteger before = BigInteger.ZERO;
        BigInteger out = BigInteger.ZERO;
        BigInteger product = BigInteger.ZERO;
        BigInteger allowance = BigInteger.ZERO;
    }

    @Test
    void noRunThatIsLetThroughMakesMassOrElements() {
        int letThrough = 0;
        for (int i = 0; i < RUNS; i++) {
            letThrough += play() ? 1 : 0;
        }
        assertThat(letThrough).isBetween(RUNS / 20, RUNS * 19 / 20);
    }

    private boolean play() {
        RunBalance balance = RunBalance.empty(ELEMENTS);
        Model cobalt = new Model();
        long inMg = 0;
        long addedMg = 0;
        for (int i = 0; i <= random.nextInt(4); i++) {
            long massMg = 1 + mass();
            Assay assay = random.nextInt(5) == 0 ? null : assay();
            LotKind kind = random.nextInt(4) == 0 ? LotKind.PRODUCT : LotKind.UNSPECIFIED;
            balance = balance.plus(new Input(
                    "x",
                    Material.POWER_BATTERY,
                    "",
                    massMg,
                    CustodyModel.SEGREGATED,
                    kind,
                    BatteryFamily.LITHIUM,
                    CompositionSource.ASSAY,
                    assay));
            inMg += massMg;
            note(cobalt, massMg, assay, kind);
        }
        if (random.nextInt(3) == 0) {
            addedMg = 1 + mass();
            int ppm = random.nextInt(1_000_001);
            balance = balance.plusAddition(addedMg, new TreeMap<>(java.util.Map.of("Co", ppm)));
            cobalt.added = cobalt.added.add(product(addedMg, ppm));
        }
        return takeOut(balance, cobalt, inMg, addedMg);
    }

    private boolean takeOut(RunBalance charged, Model cobalt, long inMg, long addedMg) {
        RunBalance balance = charged;
        long outMg = 0;
        long addedOutMg = 0;
        long share = (inMg + addedMg) / 3 + 1;
        for (int i = 0; i <= random.nextInt(3); i++) {
            long massMg = 1 + Math.floorMod(random.nextLong(), share * 2);
            long additionMg = random.nextBoolean() ? 0 : Math.floorMod(random.nextLong(), massMg + 1);
            LotKind kind = LotKind.of(1 + random.nextInt(3));
            Assay assay = random.nextInt(4) == 0 ? null : assay();
            balance = balance.plus(
                    new RunBalance.Output(
                            "o", Material.POWER_BATTERY, "", massMg, additionMg, kind, CustodyModel.SEGREGATED, assay),
                    List.of());
            outMg += massMg;
            addedOutMg += additionMg;
            if (assay == null) {
                cobalt.out =
                        cobalt.out.add(BigInteger.valueOf(massMg - additionMg).multiply(MILLION));
            } else {
                BigInteger content = product(massMg, assay.shares().get(0).sharePpm());
                cobalt.out = cobalt.out.add(content);
                cobalt.product = kind == LotKind.PRODUCT ? cobalt.product.add(content) : cobalt.product;
                cobalt.allowance = cobalt.allowance.add(allowance(content, assay));
            }
        }
        Checks checks = new Checks();
        RunRules.mustNotExceed(Run.opened("R", "p", "s", "r", "", 20260101, balance), balance, checks);
        boolean element = cobalt.out.compareTo(
                        cobalt.in.add(cobalt.added).add(cobalt.unknown).add(cobalt.allowance))
                <= 0;
        boolean mass = outMg <= inMg + addedMg && addedOutMg <= addedMg && outMg - addedOutMg <= inMg;
        assertThat(checks.clean()).as("%s", balance).isEqualTo(element && mass);
        check(balance.elements().get(0), cobalt);
        return checks.clean();
    }

    /** Rates and claims, in or out of balance. */
    private static void check(ElementBalance element, Model cobalt) {
        BigInteger claimable = cobalt.product
                .min(cobalt.in.add(cobalt.added))
                .subtract(cobalt.added)
                .max(BigInteger.ZERO)
                .subtract(cobalt.before)
                .max(BigInteger.ZERO);
        assertThat(BigInteger.valueOf(element.claimableMg())).isEqualTo(claimable.divide(MILLION));
        assertThat(claimable).isLessThanOrEqualTo(cobalt.in);
        Rate rate = element.recovery();
        BigInteger most = cobalt.in.add(cobalt.unknown);
        assertThat(rate.absent()).isEqualTo(most.signum() == 0);
        if (!rate.absent()) {
            BigInteger lowest = cobalt.product
                    .subtract(cobalt.added)
                    .max(BigInteger.ZERO)
                    .multiply(MILLION)
                    .divide(most)
                    .min(MILLION);
            assertThat(rate.lowestPpm()).isEqualTo(lowest.intValueExact());
            assertThat(rate.highestPpm()).isBetween(0, 1_000_000);
        }
    }

    @Test
    void aRateBetweenItsBoundsIsNotDeclared() {
        Rate rate = new Rate("Co", 900_000, 950_000, false);
        assertThat(rate.reaches(900_000, false)).isEqualTo(Judgement.MET);
        assertThat(rate.reaches(900_000, true)).isEqualTo(Judgement.NOT_DECLARED);
        assertThat(rate.reaches(900_001, false)).isEqualTo(Judgement.NOT_DECLARED);
        assertThat(rate.reaches(950_000, false)).isEqualTo(Judgement.NOT_DECLARED);
        assertThat(rate.reaches(950_001, false)).isEqualTo(Judgement.NOT_MET);
        assertThat(Rate.absent("Co").reaches(1, false)).isEqualTo(Judgement.OUT_OF_SCOPE);
    }

    @Test
    void theSizeOfARunDoesNotGrowWithItsInputs() {
        RunBalance balance = RunBalance.empty(ELEMENTS);
        for (int i = 0; i < 10_000; i++) {
            balance = balance.plus(new Input(
                    "x" + i,
                    Material.POWER_BATTERY,
                    "",
                    1,
                    CustodyModel.SEGREGATED,
                    LotKind.UNSPECIFIED,
                    BatteryFamily.LITHIUM,
                    CompositionSource.UNKNOWN,
                    null));
        }
        assertThat(balance.inputs()).isEqualTo(10_000);
        assertThat(balance.grades()).hasSize(1);
        assertThat(balance.elements()).hasSize(1);
        assertThat(balance.family()).isEqualTo(BatteryFamily.LITHIUM);
    }

    private void note(Model cobalt, long massMg, Assay assay, LotKind kind) {
        if (assay == null) {
            cobalt.unknown = cobalt.unknown.add(BigInteger.valueOf(massMg).multiply(MILLION));
            return;
        }
        BigInteger content = product(massMg, assay.shares().get(0).sharePpm());
        cobalt.in = cobalt.in.add(content);
        cobalt.allowance = cobalt.allowance.add(allowance(content, assay));
        cobalt.before = kind == LotKind.PRODUCT ? cobalt.before.add(content) : cobalt.before;
    }

    private Assay assay() {
        List<Assay.Share> shares = new ArrayList<>();
        shares.add(new Assay.Share("Co", random.nextInt(1_000_001)));
        return new Assay("XRF", random.nextInt(3) * 50_000, shares, random.nextBoolean());
    }

    private long mass() {
        return Math.floorMod(random.nextLong(), 2_000_000_000_000_000_000L) >> random.nextInt(60);
    }

    private static BigInteger product(long massMg, int ppm) {
        return BigInteger.valueOf(massMg).multiply(BigInteger.valueOf(ppm));
    }

    private static BigInteger allowance(BigInteger content, Assay assay) {
        return content.multiply(BigInteger.valueOf(assay.uncertaintyPpm())).divide(MILLION);
    }
}
