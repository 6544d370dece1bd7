package suhuan.chaincode.contract.responsibility;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.chaincode.contract.fixture.Case;

/** Plays the tables of responsibility. */
class ResponsibilityVerbsTest {
    static Stream<Case> cases() {
        return ResponsibilityCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsTheTableSays(Case row) {
        row.check();
    }
}
