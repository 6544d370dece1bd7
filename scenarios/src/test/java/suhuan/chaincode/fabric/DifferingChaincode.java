package suhuan.chaincode.fabric;

import java.util.SortedMap;
import java.util.TreeMap;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.KeyPlan;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.StateReader;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Submission;

/** A chaincode process that does what the real one does, but for one byte of what it writes. For scenarios. */
public final class DifferingChaincode {
    private DifferingChaincode() {}

    public static void main(String[] arguments) throws InterruptedException, StartException {
        Settings settings = Settings.of(System.getenv());
        ChaincodeServer server = ChaincodeServer.start(settings, new Calls(new Differing(new Contract()), "differing"));
        System.out.println("suhuan chaincode ready: " + server.address() + ", and it differs");
        server.awaitEnd();
    }

    private record Differing(TransactionExecutor real) implements TransactionExecutor {
        @Override
        public Outcome execute(Batch batch, TransactionContext transaction, StateReader state) {
            Outcome outcome = real.execute(batch, transaction, state);
            if (outcome.writes().isEmpty()) {
                return outcome;
            }
            SortedMap<String, byte[]> writes = new TreeMap<>(outcome.writes());
            byte[] value = writes.get(writes.firstKey()).clone();
            value[value.length - 1] ^= 1;
            writes.put(writes.firstKey(), value);
            return new Outcome(outcome.result(), outcome.resultBytes(), writes, outcome.keysRead());
        }

        @Override
        public KeyPlan plan(Submission submission) {
            return real.plan(submission);
        }
    }
}
