package suhuan.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.gateway.api.error.CallFailedException;
import suhuan.gateway.limits.GatewayLimits;
import suhuan.ledger.v1.ChildrenCommitment;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.ReceiveLot;
import suhuan.ledger.v1.RegisterBattery;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.WeighTicket;

class JsonMessagesTest {
    private final JsonMessages messages = new JsonMessages(new GatewayLimits(
            DataSize.ofMegabytes(1),
            DataSize.ofKilobytes(16),
            1,
            1,
            1,
            1,
            DataSize.ofKilobytes(1),
            1,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            1,
            32,
            1));

    @Test
    void readsWhatTheStandardPrinterWritesInBothNamings() throws Exception {
        Envelope envelope = Envelope.newBuilder()
                .setUnsignedPayload(EnvelopePayload.newBuilder()
                        .setEnvelopeId("e")
                        .setOccurredAtMs(Long.MAX_VALUE)
                        .setAllOrNothing(true)
                        .addCommands(Command.newBuilder()
                                .setRegisterParty(RegisterParty.newBuilder()
                                        .setName("溯环 \uD83D\uDD0B \"quoted\" \\ \n")
                                        .addRoles(Role.ROLE_RECYCLER)
                                        .addRoles(Role.ROLE_STEEL_MILL)))
                        .addCommands(Command.newBuilder()
                                .setRegisterBattery(RegisterBattery.newBuilder()
                                        .setMassMg(-1)
                                        .addChildCodes("a")
                                        .addChildCodes("")
                                        .setChildren(ChildrenCommitment.newBuilder()
                                                .setCount(Integer.MIN_VALUE)
                                                .setSha256(ByteString.copyFrom(new byte[] {-1, 0, 62, 63})))))
                        .addCommands(Command.newBuilder()
                                .setReceiveLot(ReceiveLot.newBuilder()
                                        .setMaterial(Material.forNumber(2))
                                        .setTicket(WeighTicket.getDefaultInstance()))))
                .build();
        for (JsonFormat.Printer printer : new JsonFormat.Printer[] {
            JsonFormat.printer(), JsonFormat.printer().preservingProtoFieldNames()
        }) {
            assertThat(read(printer.print(envelope), Envelope.getDefaultInstance()))
                    .isEqualTo(envelope);
        }
    }

    @Test
    void nothingAndNullsAreTheEmptyMessage() {
        assertThat(read("", Envelope.getDefaultInstance())).isEqualTo(Envelope.getDefaultInstance());
        assertThat(read("{}", Envelope.getDefaultInstance())).isEqualTo(Envelope.getDefaultInstance());
        assertThat(read("{\"payload\":null}", Envelope.getDefaultInstance())).isEqualTo(Envelope.getDefaultInstance());
    }

    @Test
    void numbersMayBeStringsAndEnumsNumbers() {
        RegisterBattery battery =
                (RegisterBattery) read("{\"massMg\":\"12\",\"capacityMah\":7}", RegisterBattery.getDefaultInstance());
        assertThat(battery.getMassMg()).isEqualTo(12);
        assertThat(battery.getCapacityMah()).isEqualTo(7);
        ReceiveLot lot = (ReceiveLot) read("{\"material\":2}", ReceiveLot.getDefaultInstance());
        assertThat(lot.getMaterialValue()).isEqualTo(2);
    }

    @Test
    void bytesMayBeInEitherAlphabet() {
        ByteString bytes = ByteString.copyFrom(new byte[] {-1, -2, 62, 63, -5, -17});
        for (String text : new String[] {"//4+P/vv", "__4-P_vv"}) {
            Envelope envelope = (Envelope) read("{\"payload\":\"" + text + "\"}", Envelope.getDefaultInstance());
            assertThat(envelope.getPayload()).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"unsignedPayload\":{\"envelopeID\":\"e\"}}|unsignedPayload.envelopeID|envelopeID",
                "{\"unsignedPayload\":{\"commands\":[{},{\"nope\":1}]}}|unsignedPayload.commands[1].nope|nope",
                "{\"unsignedPayload\":{\"envelopeId\":7}}|unsignedPayload.envelopeId|7",
                "{\"unsignedPayload\":{\"occurredAtMs\":1.5}}|unsignedPayload.occurredAtMs|1.5",
                "{\"unsignedPayload\":{\"occurredAtMs\":1e3}}|unsignedPayload.occurredAtMs|1e3",
                "{\"unsignedPayload\":{\"occurredAtMs\":9223372036854775808}}|unsignedPayload.occurredAtMs|9223372036854775808",
                "{\"unsignedPayload\":{\"occurredAtMs\":\"12x\"}}|unsignedPayload.occurredAtMs|12x",
                "{\"unsignedPayload\":{\"occurredAtMs\":true}}|unsignedPayload.occurredAtMs|true",
                "{\"unsignedPayload\":{\"allOrNothing\":\"true\"}}|unsignedPayload.allOrNothing|true",
                "{\"unsignedPayload\":{\"commands\":{}}}|unsignedPayload.commands|{",
                "{\"unsignedPayload\":{\"commands\":[null]}}|unsignedPayload.commands[0]|null",
                "{\"unsignedPayload\":[]}|unsignedPayload|[",
                "{\"unsignedPayload\":{\"commands\":[{\"registerParty\":{\"roles\":[\"KING\"]}}]}}|unsignedPayload.commands[0].registerParty.roles[0]|KING",
                "{\"unsignedPayload\":{\"commands\":[{\"registerParty\":{\"roles\":[99]}}]}}|unsignedPayload.commands[0].registerParty.roles[0]|99",
                "{\"unsignedPayload\":{\"commands\":[{\"splitLot\":{},\"mergeLots\":{}}]}}|unsignedPayload.commands[0].mergeLots|mergeLots",
                "{\"unsignedPayload\":{\"envelope_id\":\"a\",\"envelopeId\":\"b\"}}|unsignedPayload.envelopeId|envelopeId",
                "{\"payload\":\"***\"}|payload|***",
                "{\"payload\":5}|payload|5",
                "{\"unsignedPayload\":{\"siteId\":\"\\ud800\"}}|unsignedPayload.siteId|\\ud800 at 0",
                "{\"unsignedPayload\":{\"siteId\":\"x\\udc00y\"}}|unsignedPayload.siteId|\\udc00 at 1",
                "{\"payload\":\"\"} {}|body|{",
                "[]|body|[",
                "7|body|7"
            })
    void whatDoesNotFitIsRefusedByNameWithItsValue(String json, String field, String value) {
        CallFailedException thrown = failure(json);
        assertThat(thrown.failure().reasonName()).isEqualTo("REQUEST_INVALID");
        Map<String, String> details = thrown.failure().details();
        assertThat(details).containsEntry("field", field).containsEntry("value", value);
        assertThat(details.get("expected")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"payload\":\"\",\"payload\":\"\"}",
                "{\"payload\":",
                "{'payload':''}",
                "{\"payload\":\"\",}",
                "{\"payload\":NaN}",
                "{/* comment */}",
                "{\"payload\":01}",
                "nonsense"
            })
    void whatIsNoJsonIsRefused(String json) {
        assertThat(failure(json).failure().details()).containsEntry("field", "body");
    }

    @Test
    void deepNestingHugeNumbersAndLongNamesAreRefusedWithoutReadingThem() {
        assertThat(failure("{\"unsignedPayload\":" + "[".repeat(100_000))
                        .failure()
                        .reasonName())
                .isEqualTo("REQUEST_INVALID");
        assertThat(failure("[".repeat(100_000)).failure().reasonName()).isEqualTo("REQUEST_INVALID");
        assertThat(failure("{\"unsignedPayload\":{\"occurredAtMs\":" + "9".repeat(100_000) + "}}")
                        .failure()
                        .reasonName())
                .isEqualTo("REQUEST_INVALID");
        assertThat(failure("{\"" + "n".repeat(100_000) + "\":1}").failure().reasonName())
                .isEqualTo("REQUEST_INVALID");
    }

    @Test
    void invalidUtf8IsRefused() {
        byte[] json = "{\"unsignedPayload\":{\"siteId\":\"x\"}}".getBytes(StandardCharsets.ISO_8859_1);
        json[json.length - 4] = (byte) 0xC3;
        assertThat(catchThrowableOfType(
                        CallFailedException.class, () -> messages.read(json, Envelope.getDefaultInstance())))
                .isNotNull();
    }

    private Message read(String json, Message prototype) {
        return messages.read(json.getBytes(StandardCharsets.UTF_8), prototype);
    }

    private CallFailedException failure(String json) {
        CallFailedException thrown =
                catchThrowableOfType(CallFailedException.class, () -> read(json, Envelope.getDefaultInstance()));
        assertThat(thrown).as(json.length() > 200 ? "long" : json).isNotNull();
        return thrown;
    }
}
