package suhuan.chaincode.contract.assay;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.chaincode.contract.fixture.Case;

/** Plays the tables of compositions and assays. */
class AssayVerbsTest {
    static Stream<Case> cases() {
        return AssayCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsTheTableSays(Case row) {
        row.check();
    }
}
