package suhuan.chaincode.contract;

import static suhuan.chaincode.contract.fixture.Commands.acceptAll;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Commands.offer;
import static suhuan.chaincode.contract.fixture.Commands.registerSite;
import static suhuan.chaincode.contract.fixture.Holding.answer;
import static suhuan.chaincode.contract.fixture.Holding.ask;
import static suhuan.chaincode.contract.fixture.Holding.correct;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.PLANT;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.closed;
import static suhuan.chaincode.contract.fixture.Processing.issue;

import java.util.List;
import suhuan.chaincode.contract.fixture.World;
import suhuan.common.v1.Act;
import suhuan.common.v1.SiteKind;
import suhuan.ledger.v1.Fact;

/**
 * The story of a pack that was corrected long after it became salt and a certificate, and of the run, which was judged anew: its
 * bytes are golden files too.
 */
public final class ConsentStory {
    /** Numbers of facts: what was put into the run, what came out, its certificate, and the salt that went back to the maker. */
    public static final int CHARGED = 5;

    public static final int CAME_OUT = 6;
    public static final int CLOSED = 7;
    public static final int CERTIFIED = 8;
    public static final int WENT_BACK = 11;

    private ConsentStory() {}

    static World told() {
        World world = corrected(REGULATOR);
        List<Fact> facts = List.copyOf(world.ledger().facts());
        world.must(
                REGULATOR,
                "",
                ask("C", facts.get(CHARGED)),
                ask("C", facts.get(CAME_OUT)),
                ask("C", facts.get(CERTIFIED)),
                ask("C", facts.get(WENT_BACK)));
        world.must(MAKER, "", answer("C", true));
        world.must(
                RECYCLER,
                "",
                correct("C-run", facts.get(CAME_OUT), "run_outputs_added.outputs[0].mass_mg", String.valueOf(KG)));
        return world;
    }

    /** A world in which the pack's registration was corrected and nobody further down was asked. */
    public static World corrected(String party) {
        World world = World.fresh();
        closed().forEach(step -> world.must(step.party(), step.site(), several(step.builder())));
        world.must(RECYCLER, PLANT, issue("K", "R", "Co", 10 * KG));
        world.must(REGULATOR, "", registerSite("maker-1", MAKER, SiteKind.SITE_KIND_FACTORY));
        world.must(RECYCLER, PLANT, offer("H-back", MAKER, Act.ACT_TRADE, lot("co", 0)));
        world.must(MAKER, "maker-1", acceptAll("H-back"));
        world.must(party, "", correct("C", world.ledger().facts().get(1), "battery_registered.mass_mg", "410000000"));
        return world;
    }

    private static Object[] several(Object builders) {
        return builders instanceof List<?> list ? list.toArray() : new Object[] {builders};
    }
}
