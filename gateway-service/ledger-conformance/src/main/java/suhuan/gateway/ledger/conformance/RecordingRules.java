package suhuan.gateway.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import suhuan.gateway.ledger.LedgerStatus;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.LiftRecall;
import suhuan.ledger.v1.Recall;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Recording;
import suhuan.ledger.v1.Verdict;

/** What is acknowledged stands where the receipt says, and its state can be read. */
interface RecordingRules extends OnAScene {
    /** Commands of an envelope, at most. */
    int MOST_COMMANDS = 1000;

    /** A battery's state lies under its code. */
    String BATTERY = "battery/";

    @Test
    default void anEnvelopeStandsWhereItsReceiptSays() throws Exception {
        LedgerSubmission submission = scene().registration(scene().freshCode());
        Receipt receipt = scene().recorded(submission);

        assertThat(receipt.getAlreadyRecorded()).isFalse();
        Recording recording = receipt.getRecording();
        assertThat(recording.getEnvelopeId()).isEqualTo(submission.envelopeId());
        Recorded found = standing(recording);
        assertThat(found.envelope()).isEqualTo(submission.envelope());
        assertThat(found.submission().getOrganisation()).isEqualTo(scene().organisation());
        assertThat(found.recording().toByteString()).isEqualTo(recording.toByteString());
    }

    @Test
    default void eachRecordedCommandHasItsFactInTheBlock() throws Exception {
        String code = scene().freshCode();
        String vin = scene().freshVin();
        Receipt receipt = scene().receipt(scene().ledger()
                .submit(scene().submission(
                                scene().maker(),
                                Envelopes.battery(code),
                                Envelopes.battery(code),
                                Envelopes.install(code, vin),
                                Envelopes.remove(code, scene().freshVin()),
                                Envelopes.remove(code, vin))));

        List<Verdict> verdicts = receipt.getRecording().getVerdictsList();
        assertThat(verdicts).map(Verdict::hasRecorded).containsExactly(true, false, true, false, true);
        List<ByteString> hashes = new ArrayList<>();
        for (ByteString fact : standing(receipt.getRecording()).result().getFactsList()) {
            hashes.add(ByteString.copyFrom(Envelopes.sha256().digest(fact.toByteArray())));
        }
        assertThat(hashes)
                .isEqualTo(verdicts.stream()
                        .filter(Verdict::hasRecorded)
                        .map(verdict -> verdict.getRecorded().getFactSha256())
                        .toList());
    }

    @Test
    default void allOrNothingIsAllOrNothing() throws Exception {
        String code = scene().freshCode();
        EnvelopePayload.Builder payload = Envelopes.payload(
                        scene().maker(), Envelopes.battery(code), Envelopes.remove(code, scene().freshVin()))
                .setAllOrNothing(true);
        Receipt receipt = scene().receipt(scene().ledger().submit(scene().submission(payload)));

        assertThat(receipt.getRecording().getVerdictsList()).allMatch(Verdict::hasRefused);
        assertThat(standing(receipt.getRecording()).result().getFactsList()).isEmpty();
        assertThat(scene().ledger().evaluate(List.of(BATTERY + code))).isEmpty();
    }

    @Test
    default void whatIsAcknowledgedCanBeRead() throws Exception {
        String code = scene().freshCode();
        assertThat(scene().ledger().evaluate(List.of(BATTERY + code))).isEmpty();
        scene().recorded(scene().registration(code));
        ByteString registered = read(code);
        assertThat(registered.isEmpty()).isFalse();
        scene().recorded(scene().submission(scene().maker(), Envelopes.install(code, scene().freshVin())));
        assertThat(read(code)).isNotEqualTo(registered);
    }

    /** A model whose last recall was lifted has an empty value, which is to be no value on every ledger. */
    @Test
    default void aKeyWithAnEmptyValueIsAbsent() throws Exception {
        String code = scene().registered();
        String key = "recalls/" + code.substring(0, 7);
        for (String caseId : List.of("R-" + code, "S-" + code)) {
            scene().recorded(scene().submission(scene().maker(), recall(caseId, code)));
            assertThat(scene().ledger().evaluate(List.of(key))).containsOnlyKeys(key);
            scene().recorded(scene().submission(scene().maker(), lift(caseId)));
            assertThat(scene().ledger().evaluate(List.of(key))).isEmpty();
        }
    }

    private static Command recall(String caseId, String code) {
        return Command.newBuilder()
                .setRecall(Recall.newBuilder()
                        .setCaseId(caseId)
                        .setModelCode(code.substring(0, 7))
                        .setFirstCode(code)
                        .setLastCode(code)
                        .setReason("conformance"))
                .build();
    }

    private static Command lift(String caseId) {
        return Command.newBuilder()
                .setLiftRecall(LiftRecall.newBuilder().setCaseId(caseId).setReason("conformance"))
                .build();
    }

    @Test
    default void readingRecordsNothingAndLeavesAbsentKeysOut() throws Exception {
        String code = scene().registered();
        long before = scene().ledger().status().lastBlock();
        String absent = BATTERY + scene().freshCode();
        Map<String, ByteString> read = scene().ledger().evaluate(List.of(absent, BATTERY + code, "no such key"));
        assertThat(read).containsOnlyKeys(BATTERY + code);
        assertThat(scene().ledger().evaluate(List.of())).isEmpty();
        assertThat(scene().ledger().status().lastBlock()).isEqualTo(before);
    }

    /** A thousand commands with a hundred thousand cell codes: two megabytes, and as many keys as one envelope may touch. */
    @Test
    default void aLargeEnvelopeIsRecordedWhole() throws Exception {
        int cellsEach = 96;
        List<Command> commands = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < MOST_COMMANDS; i++) {
            String code = scene().freshCode();
            keys.add(BATTERY + code);
            commands.add(Envelopes.battery(code, scene().freshCells(cellsEach)));
        }
        LedgerSubmission large = scene().submission(scene().maker(), commands.toArray(new Command[0]));
        assertThat(large.envelope().size()).isGreaterThan(2_000_000);
        Receipt receipt = scene().recorded(large);

        assertThat(receipt.getRecording().getVerdictsCount()).isEqualTo(MOST_COMMANDS);
        assertThat(standing(receipt.getRecording()).envelope()).isEqualTo(large.envelope());
        assertThat(scene().ledger().evaluate(keys)).hasSize(MOST_COMMANDS);
    }

    @Test
    default void theStatusIsThatOfALedgerThatTakesWrites() throws Exception {
        Receipt receipt = scene().recorded(scene().registration(scene().freshCode()));
        LedgerStatus status = scene().ledger().status();
        assertThat(status.kind()).isIn("embedded", "fabric");
        assertThat(status.readOnlyBecause()).isNull();
        assertThat(status.lastBlock())
                .isGreaterThanOrEqualTo(receipt.getRecording().getPosition().getBlockNumber());
    }

    private ByteString read(String code) {
        ByteString value = scene().ledger().evaluate(List.of(BATTERY + code)).get(BATTERY + code);
        if (value == null) {
            throw new AssertionError("no state of battery " + code);
        }
        return value;
    }

    private Recorded standing(Recording recording) throws InterruptedException {
        long block = recording.getPosition().getBlockNumber();
        return Recorded.in(scene().blocks(block, block)).stream()
                .filter(each -> each.position().equals(recording.getPosition()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing stands at " + recording.getPosition()));
    }
}
