package suhuan.chaincode.contract;

import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.battery;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.receiveReturn;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.POINT;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Responsibility.TODAY;
import static suhuan.chaincode.contract.fixture.Responsibility.ageRule;
import static suhuan.chaincode.contract.fixture.Responsibility.batch;
import static suhuan.chaincode.contract.fixture.Responsibility.calendar;
import static suhuan.chaincode.contract.fixture.Responsibility.edition;
import static suhuan.chaincode.contract.fixture.Responsibility.entry;
import static suhuan.chaincode.contract.fixture.Responsibility.halves;
import static suhuan.chaincode.contract.fixture.Responsibility.listingRule;
import static suhuan.chaincode.contract.fixture.Responsibility.rateRule;
import static suhuan.chaincode.contract.fixture.Responsibility.removal;
import static suhuan.chaincode.contract.fixture.Responsibility.report;
import static suhuan.chaincode.contract.fixture.Responsibility.sales;
import static suhuan.chaincode.contract.fixture.Responsibility.scheme;
import static suhuan.chaincode.contract.fixture.Responsibility.stockRule;
import static suhuan.chaincode.contract.fixture.Responsibility.takeBack;
import static suhuan.chaincode.contract.fixture.Responsibility.yearly;

import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;

/** The story of responsibility: lists, rules, sales, a point that is shared, reports; its bytes are golden files too. */
final class ResponsibilityStory {
    private ResponsibilityStory() {}

    static World told() {
        World world = World.fresh();
        world.must(
                REGULATOR,
                "",
                batch("B-1", entry(RECYCLER, Act.ACT_RECYCLE, Act.ACT_DISMANTLE).setValidToYyyymmdd(20301231)),
                edition("E-1")
                        .setValidToYyyymmdd(20301231)
                        .addRules(rateRule())
                        .addRules(stockRule())
                        .addRules(ageRule())
                        .addRules(listingRule(Act.ACT_RECYCLE))
                        .addDuties(takeBack())
                        .addDuties(yearly())
                        .addCalendars(calendar()),
                scheme("P-1", 2026, 2028));
        world.must(
                MAKER,
                "",
                registerBattery(pack(1)),
                sales("S-1", 2024, 0, 10 * TONNE),
                sales("S-2", 2024, 0, 9 * TONNE).setReplacesDeclarationId("S-1"),
                report("R-1", "ANNUAL", "2024"));
        world.must(
                POINT,
                POINT_SITE,
                halves(),
                receiveReturn(pack(1)),
                report("R-2", "TAKE-BACK", pack(1)),
                offer("H-1", RECYCLER, Act.ACT_RECYCLE, battery(pack(1))));
        world.must(RECYCLER, PLANT, acceptAll("H-1"));
        world.must(REGULATOR, "", batch("B-2").addRemovals(removal(RECYCLER, "B-1", TODAY)));
        return world;
    }
}
