package suhuan.chaincode.contract;

import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveLot;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Holding.answer;
import static suhuan.chaincode.contract.fixture.Holding.batteries;
import static suhuan.chaincode.contract.fixture.Holding.correct;
import static suhuan.chaincode.contract.fixture.Holding.grantDelegation;
import static suhuan.chaincode.contract.fixture.Holding.liftRecall;
import static suhuan.chaincode.contract.fixture.Holding.lots;
import static suhuan.chaincode.contract.fixture.Holding.quarantine;
import static suhuan.chaincode.contract.fixture.Holding.reassign;
import static suhuan.chaincode.contract.fixture.Holding.recall;
import static suhuan.chaincode.contract.fixture.Holding.release;
import static suhuan.chaincode.contract.fixture.Holding.reportFound;
import static suhuan.chaincode.contract.fixture.Holding.reportLost;
import static suhuan.chaincode.contract.fixture.Holding.reportStolen;
import static suhuan.chaincode.contract.fixture.Holding.revokeDelegation;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SITE;

import suhuan.chaincode.contract.delegation.DelegationCases;
import suhuan.chaincode.contract.fixture.Commands;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.ledger.v1.Fact;

/** A story of what went wrong, in which every verb about it is recorded; its bytes are kept and must not change. */
final class HoldStory {
    private HoldStory() {}

    static World told() {
        World world = World.fresh();
        for (int n = 1; n <= 6; n++) {
            world.must(MAKER, "", registerBattery(pack(n)));
        }
        Fact first = world.ledger().facts().get(0);
        world.must(YARD, YARD_SITE, receiveLot("a", TONNE));
        world.must(MAKER, "", quarantine("Q-1", batteries(pack(1), pack(2))));
        world.must(YARD, "", quarantine("Q-2", lots("a")));
        world.must(MAKER, "", release("Q-1", batteries(pack(2))));
        world.must(MAKER, "", reportLost("L-1", batteries(pack(3))));
        world.must(MAKER, "", reportFound("L-1", batteries(pack(3))));
        world.must(MAKER, "", reportStolen("T-1", batteries(pack(4))));
        world.must(
                MAKER,
                "",
                recall("R-1")
                        .setProducedFromYyyymmdd(20190101)
                        .setProducedToYyyymmdd(20261231)
                        .setFirstCode(pack(5))
                        .setLastCode(pack(6)));
        world.must(MAKER, "", release("R-1", batteries(pack(5))));
        world.must(REGULATOR, "", recall("R-2"));
        world.must(REGULATOR, "", liftRecall("R-2"));
        world.must(POINT, "", grantDelegation("D-1", RECYCLER, "ReceiveReturn").addSiteIds(POINT_SITE));
        world.must(POINT, "", DelegationCases.toPerson("D-2", "OfferHandOver"));
        world.execute(
                World.NOW,
                World.submission(
                        suhuan.ledger.v1.Envelope.newBuilder()
                                .setPayload(
                                        world.payload(POINT, POINT_SITE, Commands.command(receiveReturn("half a code")))
                                                .setDelegationId("D-1")
                                                .setDelegatePartyId(RECYCLER)
                                                .build()
                                                .toByteString())
                                .build(),
                        RECYCLER));
        world.must(POINT, "", revokeDelegation("D-1"));
        world.must(MAKER, "", offer("H", RECYCLER, Act.ACT_RECYCLE, battery(pack(5))));
        world.must(RECYCLER, PLANT, acceptAll("H"));
        world.must(REGULATOR, "", reassign(YARD, RECYCLER, PLANT, lots("a")));
        world.must(MAKER, "", correct("C-1", first, "battery_registered.mass_mg", "410000000"));
        world.must(MAKER, "", correct("C-2", world.ledger().facts().get(4)));
        world.must(RECYCLER, "", answer("C-2", false));
        return world;
    }
}
