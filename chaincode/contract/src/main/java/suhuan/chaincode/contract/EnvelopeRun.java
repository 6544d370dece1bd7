package suhuan.chaincode.contract;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.contract.hold.Gate;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.Sha256;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.common.Refusal;
import suhuan.chaincode.domain.party.Delegation;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.domain.reference.Days;
import suhuan.ledger.v1.Recorded;
import suhuan.ledger.v1.Verdict;

/** Tries the commands of one envelope whose sender is established. */
final class EnvelopeRun {
    private final ReadEnvelope envelope;
    private final Party party;
    private final @Nullable Site site;
    private final @Nullable Delegation delegation;
    private final TransactionContext transaction;
    private final WorkingState state;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<ByteString> facts = new ArrayList<>();

    EnvelopeRun(
            ReadEnvelope envelope,
            Party party,
            @Nullable Site site,
            @Nullable Delegation delegation,
            TransactionContext transaction,
            WorkingState state) {
        this.envelope = envelope;
        this.party = party;
        this.site = site;
        this.delegation = delegation;
        this.transaction = transaction;
        this.state = state;
    }

    /** A verdict for each command, in order. */
    List<Verdict> verdicts() {
        return verdicts;
    }

    /** Bytes of a fact for each recorded command, in order. */
    List<ByteString> facts() {
        return facts;
    }

    /** Tries every command; what is accepted is written to the state. */
    void run() {
        if (envelope.payload().getAllOrNothing()) {
            runTogether();
            return;
        }
        for (int i = 0; i < envelope.commands().size(); i++) {
            Refusal refusal = tryOne(i, state);
            if (refusal != null) {
                verdicts.add(Rejections.verdict(refusal));
            }
        }
    }

    /** Tries the only command of an envelope that opens a ledger; says why not. */
    @Nullable
    Refusal runOnly() {
        return tryOne(0, state);
    }

    private void runTogether() {
        WorkingState apart = state.nested();
        for (int i = 0; i < envelope.commands().size(); i++) {
            Refusal refusal = tryOne(i, apart);
            if (refusal != null) {
                refuseAll(i, refusal);
                return;
            }
        }
        apart.keep();
    }

    private void refuseAll(int index, Refusal refusal) {
        verdicts.clear();
        facts.clear();
        Verdict other = Rejections.verdict(Refusal.of(Reason.OTHER_COMMAND_REFUSED, "command_index", index));
        for (int i = 0; i < envelope.commands().size(); i++) {
            verdicts.add(i == index ? Rejections.verdict(refusal) : other);
        }
    }

    private @Nullable Refusal tryOne(int index, WorkingState onto) {
        ReadCommand command = envelope.commands().get(index);
        BoundVerb<?> verb = command.verb();
        if (verb == null) {
            return command.malformed();
        }
        Acting acting = new Acting(
                envelope.payload().getEnvelopeId(),
                index,
                party,
                site,
                transaction.recordedAtMs(),
                Days.inChina(transaction.recordedAtMs()));
        Refusal notDelegated = delegationRefusal(index);
        if (notDelegated != null) {
            return notDelegated;
        }
        Decision<Change> decision = verb.apply(acting, onto);
        if (decision instanceof Decision.Refused<Change> no) {
            return no.refusal();
        }
        Change change = ((Decision.Accepted<Change>) decision).value();
        Refusal heldBack = Gate.refusal(envelope.payload().getCommands(index), change, acting, onto);
        if (heldBack != null) {
            return heldBack;
        }
        record(index, change, onto);
        return null;
    }

    /** What a delegation does not cover is refused before the command is looked at. */
    private @Nullable Refusal delegationRefusal(int index) {
        if (delegation == null) {
            return null;
        }
        Checks checks = new Checks();
        delegation.mustCover(
                BoundVerb.name(envelope.payload().getCommands(index)),
                envelope.payload().getSiteId(),
                checks);
        return checks.refusal();
    }

    private void record(int index, Change change, WorkingState onto) {
        byte[] fact = FactWriter.write(envelope, index, transaction, change, onto);
        ByteString sha256 = UnsafeByteOperations.unsafeWrap(Sha256.of(fact));
        FactWriter.keep(change, sha256, onto);
        facts.add(UnsafeByteOperations.unsafeWrap(fact));
        verdicts.add(Verdict.newBuilder()
                .setRecorded(Recorded.newBuilder().setFactSha256(sha256).addAllCreatedItemIds(change.createdIds()))
                .build());
    }
}
