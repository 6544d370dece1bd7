package suhuan.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static suhuan.gateway.app.SharedGateway.REGULATOR;
import static suhuan.gateway.app.SharedGateway.envelope;
import static suhuan.gateway.app.SharedGateway.newCreditCode;
import static suhuan.gateway.app.SharedGateway.payload;
import static suhuan.gateway.app.SharedGateway.registerParty;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.Outcome;
import suhuan.chaincode.contract.TransactionContext;
import suhuan.common.v1.Role;
import suhuan.gateway.ledger.fabric.chain.AuditedBlock;
import suhuan.gateway.ledger.fabric.chain.FabricTransaction;
import suhuan.gateway.ledger.fabric.chain.Write;
import suhuan.ledger.v1.Batch;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.OpenLedger;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.Submission;

/** What the check says of a network whose blocks or state are not what the contract makes of them. */
class FabricLedgerCheckTest {
    private static final String ORGANISATION = "RegulatorMSP";

    private final Contract contract = new Contract();
    private final List<AuditedBlock> blocks = new ArrayList<>();
    private final TreeMap<String, ByteString> state = new TreeMap<>();

    /** Blocks and state of a network with three parties; block 0 configures the channel, and one transaction lost a race. */
    FabricLedgerCheckTest() {
        blocks.add(new AuditedBlock(0, ByteString.EMPTY, ByteString.EMPTY, List.of()));
        block(Command.newBuilder()
                .setOpenLedger(OpenLedger.newBuilder()
                        .setLedgerId("test")
                        .setRegulator(RegisterParty.newBuilder()
                                .setCreditCode(REGULATOR)
                                .setName("Regulator")
                                .addRoles(Role.ROLE_REGULATOR)
                                .setHomeOrganisation(ORGANISATION)))
                .build());
        block(registerParty(newCreditCode(), "One", Role.ROLE_REPAIRER));
        blocks.add(new AuditedBlock(
                blocks.size(),
                ByteString.EMPTY,
                ByteString.EMPTY,
                List.of(new FabricTransaction(
                        "lost",
                        TxValidationCode.MVCC_READ_CONFLICT,
                        1,
                        ORGANISATION,
                        ByteString.EMPTY,
                        ByteString.EMPTY,
                        List.of(new Write("party/nobody", ByteString.copyFromUtf8("x")))))));
        block(registerParty(newCreditCode(), "Two", Role.ROLE_REPAIRER));
    }

    /** Endorses, orders and commits an envelope as the network would: who sent it is what the peer says. */
    private void block(Command command) {
        Submission submission = Submission.newBuilder()
                .setEnvelope(envelope(payload(REGULATOR, command)).toByteString())
                .setOrganisation(ORGANISATION)
                .build();
        Batch batch = Batch.newBuilder().addSubmissions(submission).build();
        String id = "transaction" + blocks.size();
        long nowMs = System.currentTimeMillis();
        Outcome outcome = contract.execute(batch, new TransactionContext(id, nowMs), this::values);
        List<Write> writes = new ArrayList<>();
        outcome.writes().forEach((key, value) -> {
            writes.add(new Write(key, ByteString.copyFrom(value)));
            state.put(key, ByteString.copyFrom(value));
        });
        // What the batch says of its sender does not count.
        Batch claimed = Batch.newBuilder()
                .addSubmissions(submission.toBuilder().setOrganisation("anybody"))
                .build();
        blocks.add(new AuditedBlock(
                blocks.size(),
                ByteString.EMPTY,
                ByteString.EMPTY,
                List.of(new FabricTransaction(
                        id,
                        TxValidationCode.VALID,
                        nowMs,
                        ORGANISATION,
                        claimed.toByteString(),
                        ByteString.copyFrom(outcome.resultBytes()),
                        writes))));
    }

    private Map<String, byte[]> values(Collection<String> keys) {
        Map<String, byte[]> values = new HashMap<>();
        keys.forEach(key -> {
            if (state.containsKey(key)) {
                values.put(key, state.get(key).toByteArray());
            }
        });
        return values;
    }

    private List<String> check() throws InterruptedException {
        List<String> told = new ArrayList<>();
        new FabricLedgerCheck(new Recorded(), contract, told::add).run();
        return told;
    }

    private class Recorded implements FabricLedgerCheck.Network {
        private int next;

        @Override
        public long lastBlock() {
            return blocks.size() - 1;
        }

        @Override
        public AuditedBlock next(Duration timeout) {
            return next < blocks.size() ? blocks.get(next++) : null;
        }

        @Override
        public Map<String, ByteString> read(List<String> keys) {
            Map<String, ByteString> read = new HashMap<>(state);
            read.keySet().retainAll(keys);
            return read;
        }
    }

    /** Changes the transaction of block 2. */
    private void tamper(UnaryOperator<FabricTransaction> change) {
        AuditedBlock block = blocks.get(2);
        FabricTransaction changed = change.apply(block.transactions().get(0));
        blocks.set(2, new AuditedBlock(block.number(), block.previousSha256(), block.sha256(), List.of(changed)));
    }

    private static FabricTransaction with(
            FabricTransaction old, ByteString batch, ByteString result, List<Write> writes) {
        return new FabricTransaction(
                old.transactionId(), old.validity(), old.recordedAtMs(), old.organisation(), batch, result, writes);
    }

    @Test
    void whatTheContractMadeIsClean() throws Exception {
        assertThat(check()).isEmpty();
    }

    @Test
    void anotherResultIsTold() throws Exception {
        tamper(each -> with(each, each.batch(), ByteString.EMPTY, each.writes()));
        assertThat(check()).containsExactly("block 2, transaction transaction2: the block holds another result");
    }

    @Test
    void otherWritesAreTold() throws Exception {
        tamper(each -> {
            Write first = each.writes().get(0);
            List<Write> writes =
                    new ArrayList<>(each.writes().subList(2, each.writes().size()));
            writes.add(new Write(first.key(), ByteString.copyFromUtf8("other")));
            writes.add(new Write("smuggled", ByteString.copyFromUtf8("in")));
            return with(each, each.batch(), each.result(), writes);
        });
        assertThat(check())
                .anyMatch(line -> line.contains("the block writes another value of "))
                .anyMatch(line -> line.contains("the block does not write "))
                .anyMatch(line -> line.endsWith("only the block writes smuggled"))
                .anyMatch(line -> line.equals("state: the peer has another value of smuggled than the blocks"));
    }

    @Test
    void aBatchThatCannotBeReadIsTold() throws Exception {
        tamper(each -> with(each, ByteString.copyFromUtf8("\uffff"), each.result(), each.writes()));
        assertThat(check())
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("block 2, transaction transaction2: the contract fails on it: "));
    }

    @Test
    void aPeerWithAnotherStateIsTold() throws Exception {
        String party = state.keySet().stream()
                .filter(key -> key.startsWith("party/"))
                .findFirst()
                .orElseThrow();
        state.put(party, ByteString.copyFromUtf8("other"));
        assertThat(check()).containsExactly("state: the peer has another value of " + party + " than the blocks");
        state.remove(party);
        assertThat(check()).containsExactly("state: the peer has another value of " + party + " than the blocks");
    }

    @Test
    void aNetworkThatGoesOnMeanwhileIsClean() throws Exception {
        List<String> told = new ArrayList<>();
        Recorded going = new Recorded() {
            private int asked;

            @Override
            public Map<String, ByteString> read(List<String> keys) {
                Map<String, ByteString> before = super.read(keys);
                if (asked++ < 2) {
                    // Each question finds the ledger's own entries changed by one more transaction.
                    String touched = keys.get(0);
                    ByteString newer = ByteString.copyFromUtf8("newer" + asked);
                    state.put(touched, newer);
                    before.put(touched, newer);
                    blocks.add(new AuditedBlock(
                            blocks.size(),
                            ByteString.EMPTY,
                            ByteString.EMPTY,
                            List.of(new FabricTransaction(
                                    "later" + asked,
                                    TxValidationCode.VALID,
                                    1,
                                    ORGANISATION,
                                    Batch.getDefaultInstance().toByteString(),
                                    ByteString.EMPTY,
                                    List.of(new Write(touched, newer))))));
                }
                return before;
            }
        };
        new FabricLedgerCheck(going, contract, told::add).run();
        assertThat(told).hasSize(2).allMatch(line -> line.contains("later") && line.contains("only the block writes"));
    }
}
