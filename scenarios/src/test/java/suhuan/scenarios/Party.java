package suhuan.scenarios;

import java.util.List;
import suhuan.client.EnvelopeMaker;
import suhuan.client.PreparedEnvelope;
import suhuan.common.v1.Role;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.RegisterParty;

/** Who writes in the scenarios. The numbers are made up: their check characters are right, and they are nobody's. */
enum Party {
    REGULATOR("Regulator", "11100000000000000J", ""),
    /** Makes batteries. */
    MAKER("Producer", "91000000MA00000BM3", "09B", Role.ROLE_BATTERY_MAKER, Role.ROLE_VEHICLE_MAKER),
    /** Makes batteries and is offered others; at home where the regulator is, so that two organisations write to the same items. */
    BUYER("Regulator", "91000000MA00000BL0", "09C", Role.ROLE_BATTERY_MAKER, Role.ROLE_VEHICLE_MAKER);

    private final String organisation;
    private final String creditCode;
    private final String makerCode;
    private final List<Role> roles;

    Party(String organisation, String creditCode, String makerCode, Role... roles) {
        this.organisation = organisation;
        this.creditCode = creditCode;
        this.makerCode = makerCode;
        this.roles = List.of(roles);
    }

    /** Organisation whose gateway speaks for it. */
    String organisation() {
        return organisation;
    }

    String creditCode() {
        return creditCode;
    }

    /** First characters of the codes of the batteries it makes. */
    String makerCode() {
        return makerCode;
    }

    PreparedEnvelope envelope(Command... commands) {
        return new EnvelopeMaker(creditCode, "", null).make(List.of(commands));
    }

    Command registration() {
        return Command.newBuilder()
                .setRegisterParty(RegisterParty.newBuilder()
                        .setCreditCode(creditCode)
                        .setName("Scenario " + name().toLowerCase(java.util.Locale.ROOT))
                        .addAllRoles(roles)
                        .setHomeOrganisation(organisation + "MSP"))
                .build();
    }
}
