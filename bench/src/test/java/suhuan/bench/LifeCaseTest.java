package suhuan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.chaincode.contract.Outcome;
import suhuan.ledger.v1.Batch;

/** What the rows of large commands measure is recorded, fits one transaction, and touches the same keys however large the ledger is. */
class LifeCaseTest {
    private static Stream<LifeCase> cases() {
        Settings quick = new Settings(false, true, false, 1, Set.of(), Path.of("unused"));
        return Stream.of(new DismantleCase(), new RepurposeCase(), new RunCase(quick));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theSameWorkIsRecordedInEverySize(LifeCase life) {
        LifeLedger ledger = new LifeLedger(new LifeWorks(), life, 2);
        for (int size : List.of(life.items(), life.halfOfItems(), life.fewItems())) {
            List<Batch> transactions = ledger.work(size);
            assertThat(transactions).hasSize(life.items() / size);
            for (Batch transaction : transactions) {
                Outcome outcome = ledger.state().record(transaction);
                assertThat(outcome.writes()).hasSizeGreaterThan(size);
            }
            // Each size is the same work anew.
            ledger = new LifeLedger(new LifeWorks(), life, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneTransactionIsTheSameOnALargerLedger(LifeCase life) {
        LifeWorks works = new LifeWorks();
        LifeLedger few = new LifeLedger(works, life, 1);
        LifeLedger many = new LifeLedger(works, life, 4);
        assertThat(many.state().size()).isGreaterThan(3 * few.state().size());
        OneTransaction onFew = OneTransaction.of(few.state(), few.whole());
        assertThat(OneTransaction.of(many.state(), many.whole())).isEqualTo(onFew);
        assertThat(onFew.keysRead()).isGreaterThan(life.items());
    }
}
