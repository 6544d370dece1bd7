package suhuan.chaincode.fabric;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.ChaincodeDescription;
import suhuan.ledger.v1.ReadRequest;
import suhuan.ledger.v1.ReadResult;
import suhuan.ledger.v1.StateEntry;
import suhuan.ledger.v1.Submission;

/** The functions of this chaincode. Refusals are values in the payload of a successful call; only broken calls fail. */
final class Calls {
    private static final String RECORD = "record";
    private static final String READ = "read";
    private static final String DESCRIBE = "describe";
    private static final int LONGEST_NAME = 40;

    private final TransactionExecutor contract;
    private final String version;

    Calls(TransactionExecutor contract, String version) {
        this.contract = contract;
        this.version = version;
    }

    /** Answers a call; gives the payload of the response. */
    ByteString answer(OpenCall call, CallState state) throws BrokenCallException {
        ChaincodeInput input = input(call);
        if (input.getArgsCount() == 0) {
            throw new BrokenCallException("the call names no function; give record, read or describe");
        }
        String function = input.getArgs(0).toStringUtf8();
        return switch (function) {
            case RECORD -> record(argument(input, "a suhuan.ledger.v1.Batch"), call, state);
            case READ -> read(argument(input, "a suhuan.ledger.v1.ReadRequest"), state);
            case DESCRIBE -> describe(state.limits());
            default ->
                throw new BrokenCallException(
                        "there is no function '" + shown(function) + "'; give record, read or describe");
        };
    }

    private static ChaincodeInput input(OpenCall call) throws BrokenCallException {
        try {
            return ChaincodeInput.parseFrom(aliased(call.start().getPayload()));
        } catch (IOException e) {
            throw new BrokenCallException("the arguments of the call cannot be read");
        }
    }

    private static ByteString argument(ChaincodeInput input, String meaning) throws BrokenCallException {
        if (input.getArgsCount() != 2) {
            throw new BrokenCallException(input.getArgs(0).toStringUtf8() + " takes one argument, " + meaning + "; got "
                    + (input.getArgsCount() - 1));
        }
        return input.getArgs(1);
    }

    private ByteString record(ByteString argument, OpenCall call, CallState state) throws BrokenCallException {
        CallHeader header = CallHeader.of(call.start().getProposal());
        Batch batch = batch(argument, header.organisation());
        Outcome outcome =
                contract.execute(batch, new TransactionContext(call.transactionId(), header.timestampMs()), state);
        check(batch, outcome);
        state.writeAll(outcome.writes());
        return UnsafeByteOperations.unsafeWrap(outcome.resultBytes());
    }

    /** Who sent a submission is what the peer has checked, not what the batch says. */
    private static Batch batch(ByteString argument, String organisation) throws BrokenCallException {
        Batch claimed;
        try {
            claimed = Batch.parseFrom(aliased(argument));
        } catch (IOException e) {
            throw new BrokenCallException("the argument of record is no suhuan.ledger.v1.Batch");
        }
        if (claimed.getSubmissionsCount() == 0) {
            throw new BrokenCallException("the batch has no submission; record needs at least one");
        }
        Batch.Builder batch = Batch.newBuilder();
        for (Submission submission : claimed.getSubmissionsList()) {
            batch.addSubmissions(Submission.newBuilder()
                    .setEnvelope(submission.getEnvelope())
                    .setOrganisation(organisation));
        }
        return batch.build();
    }

    private static void check(Batch batch, Outcome outcome) {
        int results = outcome.result().getResultsCount();
        if (results != batch.getSubmissionsCount()) {
            throw new IllegalStateException(results + " results for " + batch.getSubmissionsCount() + " envelopes");
        }
        for (String key : outcome.writes().keySet()) {
            String problem = StoredKeys.problem(key);
            if (!problem.isEmpty()) {
                throw new IllegalStateException("a key to be written " + problem);
            }
        }
    }

    private static ByteString read(ByteString argument, CallState state) throws BrokenCallException {
        ReadRequest request;
        try {
            request = ReadRequest.parseFrom(argument);
        } catch (IOException e) {
            throw new BrokenCallException("the argument of read is no suhuan.ledger.v1.ReadRequest");
        }
        for (int i = 0; i < request.getKeysCount(); i++) {
            String problem = StoredKeys.problem(request.getKeys(i));
            if (!problem.isEmpty()) {
                throw new BrokenCallException("key " + i + " of read " + problem);
            }
        }
        Set<String> keys = new LinkedHashSet<>(request.getKeysList());
        Map<String, byte[]> values = state.readAll(keys);
        ReadResult.Builder result = ReadResult.newBuilder();
        for (String key : keys) {
            byte[] value = values.get(key);
            if (value != null) {
                result.addEntries(StateEntry.newBuilder().setKey(key).setValue(UnsafeByteOperations.unsafeWrap(value)));
            }
        }
        return result.build().toByteString();
    }

    private ByteString describe(PeerLimits limits) {
        return ChaincodeDescription.newBuilder()
                .setVersion(version)
                .setMostReads(Math.max(1, limits.mostReads()))
                .setMostWrites(Math.max(1, limits.mostWrites()))
                .build()
                .toByteString();
    }

    private static CodedInputStream aliased(ByteString bytes) {
        CodedInputStream input = bytes.newCodedInput();
        input.enableAliasing(true);
        return input;
    }

    /** A name as it may stand in a message: short and printable. */
    private static String shown(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "…";
    }
}
