package suhuan.chaincode.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.ledger.v1.Batch;

/** The contract called directly, without any peer: what every peer must come to. */
final class Direct {
    private Direct() {}

    static Outcome outcome(VersionedState state, String transactionId, long timestampMs, Batch batch) {
        Map<String, byte[]> values = state.values();
        return new Contract().execute(batch, new TransactionContext(transactionId, timestampMs), keys -> {
            Map<String, byte[]> found = new HashMap<>(values);
            found.keySet().retainAll(Set.copyOf(keys));
            return found;
        });
    }

    /** A transaction over a peer came to the same answer, read the same keys and writes the same values. */
    static void mustBeTheSame(Simulated transaction, Outcome outcome, String what) {
        assertThat(transaction.response().getStatus()).as(what).isEqualTo(200);
        assertThat(transaction.response().getPayload()).as(what).isEqualTo(ByteString.copyFrom(outcome.resultBytes()));
        assertThat(new ArrayList<>(transaction.reads().keySet())).as(what).isEqualTo(outcome.keysRead());
        assertThat(transaction.writes().keySet())
                .as(what)
                .isEqualTo(outcome.writes().keySet());
        outcome.writes()
                .forEach((key, value) -> assertThat(transaction.writes().get(key))
                        .as("%s: %s", what, key)
                        .isEqualTo(value));
    }
}
