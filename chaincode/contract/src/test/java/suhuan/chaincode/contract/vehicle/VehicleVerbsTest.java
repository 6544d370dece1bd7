package suhuan.chaincode.contract.vehicle;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.chaincode.contract.fixture.Case;

/** Plays the tables of vehicles. */
class VehicleVerbsTest {
    static Stream<Case> cases() {
        return VehicleCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsTheTableSays(Case row) {
        row.check();
    }
}
