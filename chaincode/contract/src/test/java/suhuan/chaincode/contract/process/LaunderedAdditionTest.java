package suhuan.chaincode.contract.process;

import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.addition;
import static suhuan.chaincode.contract.fixture.Processing.charged;
import static suhuan.chaincode.contract.fixture.Processing.close;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.issue;
import static suhuan.chaincode.contract.fixture.Processing.more;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.output;
import static suhuan.chaincode.contract.fixture.Processing.outputs;
import static suhuan.chaincode.contract.fixture.Processing.plant;
import static suhuan.chaincode.contract.fixture.Processing.pure;
import static suhuan.chaincode.contract.fixture.Processing.recorded;
import static suhuan.chaincode.contract.fixture.Processing.refused;

import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.domain.common.Reason;

/** Primary cobalt is put into an intermediate, to come out of the next run as recovered. */
class LaunderedAdditionTest {
    /** A pack of 24 kg of cobalt and 20.97 kg of primary cobalt, all in one intermediate that the next run is charged with. */
    private static List<Step> mixed() {
        return more(
                charged(),
                plant(inputs("R").addAdditions(addition("COBALT_SULPHATE_PRIMARY", 100 * KG))),
                plant(outputs(
                        "R",
                        output("mix", "MIXED_HYDROXIDE", 500 * KG)
                                .setAdditionMg(100 * KG)
                                .setAssay(pure("EXACT", "Co", 89_940)))),
                plant(close("R")),
                plant(openRun("S", HYDRO)),
                plant(inputs("S", lot("mix", 0))));
    }

    private static Step cobalt(long massMg) {
        return plant(outputs(
                "S",
                output("co", "COBALT", massMg).setAssay(pure("EXACT", "Co", 1_000_000)),
                output("slag", "SLAG", 500 * KG - massMg)));
    }

    @Test
    void addedCobaltIsNotRecoveredByWayOfAnIntermediate() {
        refused(Reason.ELEMENT_EXCEEDS_INPUT, "cheat", mixed(), cobalt(24 * KG + 1))
                .check();
    }

    @Test
    void whatThePackBroughtGoesOnWhole() {
        List<Step> closed = more(mixed(), cobalt(24 * KG), plant(close("S")));
        recorded("honest", closed, plant(issue("C", "S", "Co", 24 * KG))).check();
        refused(Reason.CLAIM_EXCEEDS_RECOVERED, "cheat", closed, plant(issue("C", "S", "Co", 24 * KG + 1)))
                .check();
    }
}
