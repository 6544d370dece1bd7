package suhuan.chaincode.contract;

import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerSite;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.closed;

import java.util.List;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.LotMass;

/** The story of a pack made of what another one was: its bytes are golden files too. */
final class RenewalStory {
    private RenewalStory() {}

    static World told() {
        World world = World.fresh();
        closed().forEach(step -> world.must(step.party(), step.site(), several(step.builder())));
        world.must(REGULATOR, "", registerSite("maker-1", MAKER, SiteKind.SITE_KIND_FACTORY));
        world.must(RECYCLER, PLANT, offer("H-back", MAKER, Act.ACT_TRADE, lot("co", 0)));
        world.must(MAKER, "maker-1", acceptAll("H-back"));
        world.must(
                MAKER,
                "maker-1",
                registerBattery(pack(2))
                        .addRecovered(LotMass.newBuilder().setLotId("H-back~1").setMassMg(10 * KG)));
        return world;
    }

    private static Object[] several(Object builders) {
        return builders instanceof List<?> list ? list.toArray() : new Object[] {builders};
    }
}
