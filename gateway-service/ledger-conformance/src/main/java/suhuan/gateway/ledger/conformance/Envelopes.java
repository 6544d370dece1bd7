package suhuan.gateway.ledger.conformance;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import suhuan.common.v1.Role;
import suhuan.gateway.ledger.LedgerSubmission;
import suhuan.ledger.v1.ChildrenCommitment;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.FileModel;
import suhuan.ledger.v1.InstallBattery;
import suhuan.ledger.v1.OpenLedger;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.RemoveBattery;

/** Makes commands and envelopes as a client would. */
final class Envelopes {
    private static final long MASS_MG = 400_000_000;
    private static final long CAPACITY_MAH = 180_000;
    private static final long VOLTAGE_MV = 350_000;
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private Envelopes() {}

    /** A payload with an id of its own. */
    static EnvelopePayload.Builder payload(String partyId, Command... commands) {
        long nowMs = System.currentTimeMillis();
        return EnvelopePayload.newBuilder()
                .setEnvelopeId(uuidVersion7(nowMs))
                .setPartyId(partyId)
                .setOccurredAtMs(nowMs)
                .addAllCommands(Arrays.asList(commands));
    }

    static LedgerSubmission submission(EnvelopePayload.Builder payload, String organisation) {
        ByteString envelope = Envelope.newBuilder()
                .setPayload(payload.build().toByteString())
                .build()
                .toByteString();
        return new LedgerSubmission(payload.getEnvelopeId(), envelope, organisation);
    }

    /** RFC 9562 section 5.7. */
    private static String uuidVersion7(long nowMs) {
        UUID random = UUID.randomUUID();
        long high = nowMs << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff;
        return new UUID(high, random.getLeastSignificantBits()).toString();
    }

    /** A code with its check character (GB 32100-2015); eight digits are the caller's. */
    static String creditCode(int eightDigits) {
        String body = String.format("91350900M%08d", eightDigits);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < body.length(); i++) {
            sum += CREDIT_ALPHABET.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
    }

    static RegisterParty.Builder party(String creditCode, String organisation, Role... roles) {
        return RegisterParty.newBuilder()
                .setCreditCode(creditCode)
                .setName("测试 conformance")
                .addAllRoles(Arrays.asList(roles))
                .setHomeOrganisation(organisation);
    }

    static Command open(String regulator, String organisation) {
        return Command.newBuilder()
                .setOpenLedger(OpenLedger.newBuilder()
                        .setLedgerId("conformance")
                        .setRegulator(party(regulator, organisation, Role.ROLE_REGULATOR)))
                .build();
    }

    static Command register(RegisterParty.Builder party) {
        return Command.newBuilder().setRegisterParty(party).build();
    }

    static Command file(String modelCode, String maker) {
        return Command.newBuilder()
                .setFileModel(FileModel.newBuilder()
                        .setModelCode(modelCode)
                        .setMakerPartyId(maker)
                        .setName("型号")
                        .setNominalMassMg(MASS_MG)
                        .setNominalCapacityMah(CAPACITY_MAH)
                        .setNominalVoltageMv(VOLTAGE_MV))
                .build();
    }

    static Command battery(String code) {
        return Command.newBuilder().setRegisterBattery(form(code)).build();
    }

    static Command battery(String code, List<String> cells) {
        return Command.newBuilder()
                .setRegisterBattery(form(code).setChildren(commitment(cells)).addAllChildCodes(cells))
                .build();
    }

    private static RegisterBattery.Builder form(String code) {
        return RegisterBattery.newBuilder()
                .setBatteryCode(code)
                .setMassMg(MASS_MG)
                .setCapacityMah(CAPACITY_MAH)
                .setVoltageMv(VOLTAGE_MV);
    }

    /** The cells must be sorted. */
    private static ChildrenCommitment commitment(List<String> cells) {
        MessageDigest sha256 = sha256();
        sha256.update(ByteString.copyFromUtf8("suhuan/children/v1\n").toByteArray());
        for (String cell : cells) {
            sha256.update(ByteString.copyFromUtf8(cell + "\n").toByteArray());
        }
        return ChildrenCommitment.newBuilder()
                .setCount(cells.size())
                .setSha256(ByteString.copyFrom(sha256.digest()))
                .build();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static Command install(String batteryId, String vin) {
        return Command.newBuilder()
                .setInstallBattery(
                        InstallBattery.newBuilder().setBatteryId(batteryId).setVin(vin))
                .build();
    }

    static Command remove(String batteryId, String vin) {
        return Command.newBuilder()
                .setRemoveBattery(
                        RemoveBattery.newBuilder().setBatteryId(batteryId).setVin(vin))
                .build();
    }
}
