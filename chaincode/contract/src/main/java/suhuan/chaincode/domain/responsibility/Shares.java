package suhuan.chaincode.domain.responsibility;

import java.util.List;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Role;

/** Shares of producers in what is collected. */
public final class Shares {
    /** One, in ppm. */
    public static final int WHOLE_PPM = 1_000_000;

    private static final List<Role> PRODUCERS = List.of(Role.BATTERY_MAKER, Role.VEHICLE_MAKER);

    private Shares() {}

    /** Refuses who places nothing on the market. */
    public static void mustBeProducer(Party party, Checks checks) {
        checks.require(
                party.is(Role.BATTERY_MAKER) || party.is(Role.VEHICLE_MAKER),
                Reason.NOT_A_PRODUCER,
                "party_id",
                party.id());
    }

    /** Refuses a caller who places nothing on the market. */
    public static void callerMustBeProducer(Party caller, Checks checks) {
        caller.mustHoldOneOf(PRODUCERS, checks);
    }

    /** Refuses shares that leave something to nobody, or give it twice. */
    public static void mustBeWhole(long sumPpm, Checks checks) {
        checks.require(sumPpm == WHOLE_PPM, Reason.SHARES_NOT_WHOLE, "sum_ppm", sumPpm);
    }

    /** Refuses what would change how acts of the past count. */
    public static void mustNotBeBackDated(String field, int value, int today, Checks checks) {
        checks.require(value >= today, Reason.BACK_DATED, "field", field, "value", value, "today", today);
    }
}
