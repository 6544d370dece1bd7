package suhuan.chaincode.contract.certificate;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.chaincode.contract.fixture.Case;

/** Plays the tables of certificates. */
class CertificateVerbsTest {
    static Stream<Case> cases() {
        return CertificateCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAsTheTableSays(Case row) {
        row.check();
    }
}
