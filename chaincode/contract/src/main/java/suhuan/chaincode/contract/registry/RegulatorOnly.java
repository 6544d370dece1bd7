package suhuan.chaincode.contract.registry;

import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.party.Role;

/** The rule all verbs of the registry begin with. */
final class RegulatorOnly {
    private static final List<Role> REGULATOR = List.of(Role.REGULATOR);

    private RegulatorOnly() {}

    /** Checks that begin with the caller's role. */
    static Checks checks(Acting acting) {
        Checks checks = new Checks();
        acting.party().mustHoldOneOf(REGULATOR, checks);
        return checks;
    }
}
