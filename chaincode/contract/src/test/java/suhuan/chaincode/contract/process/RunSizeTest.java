package suhuan.chaincode.contract.process;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.close;
import static suhuan.chaincode.contract.fixture.Processing.fileComposition;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.output;
import static suhuan.chaincode.contract.fixture.Processing.outputs;
import static suhuan.chaincode.contract.fixture.Processing.packs;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.Goods;
import suhuan.ledger.v1.Submission;

/** A run of 2,000 inputs is one envelope and one transaction, and its own key stays small. */
class RunSizeTest {
    private static final int INPUTS = 2_000;

    private final World world = World.fresh();

    @Test
    void twoThousandPacksAreOneTransaction() {
        charge(INPUTS);
        AddInputs.Builder all = inputs("R");
        for (int i = 0; i < INPUTS; i++) {
            all.addInputs(battery(pack(i + 1)));
        }
        Submission submission = World.unsigned(world.payload(
                RECYCLER,
                PLANT,
                Commands.command(openRun("R", HYDRO)),
                Commands.command(all),
                Commands.command(outputs("R", output("a", "SLAG", INPUTS * 400 * KG))),
                Commands.command(close("R"))));
        Outcome outcome = world.execute(World.NOW, submission);
        assertThat(outcome.result().getResults(0).getRecorded().getVerdictsList())
                .hasSize(4)
                .allMatch(verdict -> verdict.hasRecorded());
        assertThat(submission.getSerializedSize()).isLessThan(80_000);
        assertThat(outcome.resultBytes().length).isLessThan(400_000);
        assertThat(outcome.writes().get("run/R").length).isLessThan(1_200);
        // One key a battery, one each for run, lot and envelope; the claim accounts stay as they are.
        assertThat(outcome.writes()).hasSize(INPUTS + 3);
        assertThat(outcome.keysRead()).hasSizeLessThan(INPUTS + 15);
    }

    private void charge(int count) {
        world.must(MAKER, "", fileComposition(packs()));
        for (int from = 0; from < count; from += 500) {
            List<Object> registered = new ArrayList<>();
            List<Goods> goods = new ArrayList<>();
            for (int i = from; i < from + 500; i++) {
                registered.add(registerBattery(pack(i + 1)));
                goods.add(battery(pack(i + 1)));
            }
            world.must(MAKER, "", registered.toArray());
            world.must(MAKER, "", offer("H" + from, RECYCLER, Act.ACT_RECYCLE, goods.toArray(Goods[]::new)));
            world.must(RECYCLER, PLANT, acceptAll("H" + from));
        }
    }
}
