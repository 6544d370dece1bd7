package suhuan.gateway.ledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import suhuan.chaincode.contract.Contract;
import suhuan.common.v1.Role;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.gateway.ledger.SubmitAnswer;
import suhuan.gateway.ledger.embedded.store.FaultyFiles;
import suhuan.gateway.ledger.embedded.store.Seeds;
import suhuan.gateway.ledger.embedded.store.StoreOptions;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.OpenLedger;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.RemoveBattery;
import suhuan.ledger.v1.Verdict;

/** The law itself on this ledger: groups with repeats, refusals and hot batteries, restarts, and the check over all of it. */
class RealContractTest {
    private static final long NOW_MS = 1_790_000_000_000L;
    private static final String REGULATOR = creditCode(1);
    private static final String MAKER = creditCode(2);
    private static final String MODEL = "001PB24";

    @TempDir
    Path folder;

    private final Random random = Seeds.random("RealContractTest");

    /** A code with its check character (GB 32100-2015). */
    private static String creditCode(int serial) {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        String body = "91350900M%08d".formatted(serial);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += alphabet.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + alphabet.charAt((31 - sum % 31) % 31);
    }

    private EmbeddedLedger open() {
        StoreOptions store =
                StoreOptions.defaults().withFiles(new FaultyFiles()).withSegmentBytes(100_000);
        return EmbeddedLedger.open(
                folder,
                new Contract(),
                EmbeddedLedgerOptions.defaults().withStore(store).withClock(() -> NOW_MS));
    }

    private String envelopeId() {
        return new UUID(NOW_MS << 16 | 0x7000 | random.nextInt(0x1000), 0x8000000000000000L | random.nextLong() >>> 2)
                .toString();
    }

    private LedgerSubmission envelope(String party, Command... commands) {
        EnvelopePayload payload = EnvelopePayload.newBuilder()
                .setEnvelopeId(envelopeId())
                .setPartyId(party)
                .setOccurredAtMs(NOW_MS)
                .addAllCommands(Arrays.asList(commands))
                .build();
        return new LedgerSubmission(
                payload.getEnvelopeId(),
                Envelope.newBuilder().setPayload(payload.toByteString()).build().toByteString(),
                "home");
    }

    private static RegisterParty.Builder party(String code, Role... roles) {
        return RegisterParty.newBuilder()
                .setCreditCode(code)
                .setName("测试")
                .addAllRoles(Arrays.asList(roles))
                .setHomeOrganisation("home");
    }

    private static Command battery(int serial) {
        return Command.newBuilder()
                .setRegisterBattery(RegisterBattery.newBuilder()
                        .setBatteryCode(code(serial))
                        .setMassMg(400_000_000)
                        .setCapacityMah(180_000)
                        .setVoltageMv(350_000))
                .build();
    }

    private static String code(int serial) {
        return MODEL + "0000003B3C%07d".formatted(serial);
    }

    private static Receipt allRecorded(CompletableFuture<SubmitAnswer> answer) throws Exception {
        Receipt receipt = Envelopes.receipt(answer);
        assertThat(receipt.getRecording().getVerdictsList()).allMatch(Verdict::hasRecorded);
        return receipt;
    }

    @Test
    void aLedgerOfBatteriesSurvivesRestartsAndPassesItsCheck() throws Exception {
        List<LedgerSubmission> sent = new ArrayList<>();
        List<Receipt> receipts = new ArrayList<>();
        try (EmbeddedLedger ledger = open()) {
            allRecorded(ledger.submit(envelope(
                    REGULATOR,
                    Command.newBuilder()
                            .setOpenLedger(
                                    OpenLedger.newBuilder().setLedgerId("test").setRegulator(party(REGULATOR)))
                            .build())));
            allRecorded(ledger.submit(envelope(
                    REGULATOR,
                    Command.newBuilder()
                            .setRegisterParty(party(MAKER, Role.ROLE_BATTERY_MAKER, Role.ROLE_VEHICLE_MAKER))
                            .build(),
                    Command.newBuilder()
                            .setFileModel(FileModel.newBuilder()
                                    .setModelCode(MODEL)
                                    .setMakerPartyId(MAKER)
                                    .setName("型号")
                                    .setNominalMassMg(400_000_000)
                                    .setNominalCapacityMah(180_000)
                                    .setNominalVoltageMv(350_000))
                            .build())));
        }
        for (int restart = 0; restart < 3; restart++) {
            try (EmbeddedLedger ledger = open()) {
                List<CompletableFuture<SubmitAnswer>> answers = new ArrayList<>();
                int from = sent.size();
                for (int i = 0; i < 150; i++) {
                    int serial = 1 + (from + i) * 2;
                    sent.add(envelope(MAKER, battery(serial), battery(serial + 1)));
                    answers.add(ledger.submit(sent.get(from + i)));
                    // In between: repeats, a battery registered twice, and parties and envelopes that do not exist.
                    answers.add(ledger.submit(sent.get(random.nextInt(sent.size()))));
                    ledger.submit(envelope(MAKER, battery(serial)));
                    ledger.submit(envelope(creditCode(9), battery(serial)));
                    ledger.submit(envelope("nobody", battery(serial)));
                }
                for (int i = 0; i < 150; i++) {
                    Receipt receipt = allRecorded(answers.get(2 * i));
                    assertThat(receipt.getAlreadyRecorded()).isFalse();
                    receipts.add(receipt);
                    assertThat(Envelopes.receipt(answers.get(2 * i + 1)).getAlreadyRecorded())
                            .isTrue();
                }
                for (int i = 0; i < sent.size(); i += 7) {
                    Receipt again = Envelopes.receipt(ledger.submit(sent.get(i)));
                    assertThat(again.getAlreadyRecorded()).isTrue();
                    assertThat(again.getRecording().toByteString())
                            .isEqualTo(receipts.get(i).getRecording().toByteString());
                }
                assertThat(EmbeddedLedgerCheck.run(ledger, new Contract())).isEmpty();
            }
        }
    }

    @Test
    void ofManyWhoTakeTheSameBatteryOutOneSucceeds() throws Exception {
        aLedgerOfBatteriesSurvivesRestartsAndPassesItsCheck();
        String vin = "LSVAA111000000001";
        try (EmbeddedLedger ledger = open()) {
            for (int serial = 1; serial <= 5; serial++) {
                String id = code(serial);
                List<CompletableFuture<SubmitAnswer>> installs = new ArrayList<>();
                List<CompletableFuture<SubmitAnswer>> removals = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    installs.add(ledger.submit(envelope(
                            MAKER,
                            Command.newBuilder()
                                    .setInstallBattery(InstallBattery.newBuilder()
                                            .setBatteryId(id)
                                            .setVin(withCheckDigit(vin)))
                                    .build())));
                }
                for (int i = 0; i < 40; i++) {
                    removals.add(ledger.submit(envelope(
                            MAKER,
                            Command.newBuilder()
                                    .setRemoveBattery(RemoveBattery.newBuilder()
                                            .setBatteryId(id)
                                            .setVin(withCheckDigit(vin)))
                                    .build())));
                }
                assertThat(succeeded(installs)).isEqualTo(1);
                assertThat(succeeded(removals)).isEqualTo(1);
            }
            assertThat(EmbeddedLedgerCheck.run(ledger, new Contract())).isEmpty();
        }
    }

    private static int succeeded(List<CompletableFuture<SubmitAnswer>> answers) throws Exception {
        int count = 0;
        for (CompletableFuture<SubmitAnswer> answer : answers) {
            answer.get(30, TimeUnit.SECONDS);
            count += Envelopes.receipt(answer).getRecording().getVerdicts(0).hasRecorded() ? 1 : 0;
        }
        return count;
    }

    /** Check digit of ISO 3779 in the ninth place, as markets that demand one compute it. */
    private static String withCheckDigit(String vin) {
        String values = "0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ";
        int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += values.indexOf(vin.charAt(i)) % 10 * weights[i];
        }
        char check = sum % 11 == 10 ? 'X' : values.charAt(sum % 11);
        return vin.substring(0, 8) + check + vin.substring(9);
    }
}
