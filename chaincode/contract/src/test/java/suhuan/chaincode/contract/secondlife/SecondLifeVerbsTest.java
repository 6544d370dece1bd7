package suhuan.chaincode.contract.secondlife;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.chaincode.contract.fixture.Case;

/** Plays the tables of second life. */
class SecondLifeVerbsTest {
    static Stream<Case> cases() {
        return SecondLifeCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsTheTableSays(Case row) {
        row.check();
    }
}
