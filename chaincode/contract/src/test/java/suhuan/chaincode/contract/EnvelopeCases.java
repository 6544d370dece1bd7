package suhuan.chaincode.contract;

import static suhuan.chaincode.contract.fixture.Commands.command;
import static suhuan.chaincode.contract.fixture.Commands.fileModel;
import static suhuan.chaincode.contract.fixture.Commands.openLedger;
import static suhuan.chaincode.contract.fixture.Commands.pack;
import static suhuan.chaincode.contract.fixture.Commands.registerBattery;
import static suhuan.chaincode.contract.fixture.Commands.registerParty;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.POINT_SITE;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.party;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.Collections;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.contract.signature.TestKeys;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Role;
import suhuan.common.v1.SignatureAlgorithm;
import suhuan.common.v1.SigningKey;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Envelope;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.RegisterParty;
import suhuan.ledger.v1.Signature;
import suhuan.ledger.v1.Submission;

/** Tables of envelopes that are refused as a whole, or for their signature. */
public final class EnvelopeCases {
    /** A party that signs always, with an ES256 key. */
    static final String SIGNER = party(60);

    /** A party that may sign, with an SM2 key. */
    static final String SM2_SIGNER = party(61);

    private EnvelopeCases() {}

    /**
     * A row.
     *
     * @param name what it is about
     * @param expected why the envelope is refused; null where it is recorded
     * @param opened whether the ledger is open
     * @param submission the envelope
     */
    public record Row(String name, Reason expected, boolean opened, Function<World, Submission> submission) {
        /** The world the row plays in. */
        World world() {
            return opened ? withSigners() : World.unopened();
        }

        @Override
        public String toString() {
            return expected + ": " + name;
        }
    }

    public static Stream<Row> all() {
        return Stream.of(shapes(), callers(), signatures(), openings()).flatMap(rows -> rows);
    }

    static World withSigners() {
        World world = World.fresh();
        world.must(
                REGULATOR,
                "",
                signing(SIGNER, 1).setSignsAlways(true),
                signing(SM2_SIGNER, 2),
                fileModel("060PB24", SIGNER),
                fileModel("061PB24", SM2_SIGNER));
        return world;
    }

    private static RegisterParty.Builder signing(String id, int algorithm) {
        return registerParty(id, Role.ROLE_BATTERY_MAKER)
                .addSigningKeys(SigningKey.newBuilder()
                        .setKeyId("k")
                        .setAlgorithmValue(algorithm)
                        .setPublicKey(ByteString.copyFrom(TestKeys.publicKey(algorithm)))
                        .setValidFromYyyymmdd(20260101)
                        .setValidToYyyymmdd(20260530));
    }

    static Command sound() {
        return command(registerBattery(pack(1)));
    }

    private static Row changed(String name, Reason expected, UnaryOperator<EnvelopePayload.Builder> change) {
        return new Row(name, expected, true, world -> World.unsigned(change.apply(world.payload(MAKER, "", sound()))));
    }

    private static Row wrapped(String name, UnaryOperator<Envelope.Builder> change) {
        return new Row(
                name,
                Reason.ENVELOPE_MALFORMED,
                true,
                world -> World.submission(
                        change.apply(Envelope.newBuilder()
                                        .setPayload(world.payload(MAKER, "", sound())
                                                .build()
                                                .toByteString()))
                                .build(),
                        MAKER));
    }

    private static UnknownFieldSet unknown() {
        return UnknownFieldSet.newBuilder()
                .addField(77, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
    }

    private static Stream<Row> shapes() {
        return Stream.of(
                changed("sound", null, p -> p),
                new Row(
                        "noise",
                        Reason.ENVELOPE_MALFORMED,
                        true,
                        world -> World.submission(ByteString.copyFrom(new byte[] {1, 2, 3}), MAKER)),
                new Row("nothing", Reason.ENVELOPE_MALFORMED, true, world -> World.submission(ByteString.EMPTY, MAKER)),
                wrapped("noise as payload", e -> e.setPayload(ByteString.copyFromUtf8("\377\377"))),
                wrapped("an unsigned payload beside", e -> e.setUnsignedPayload(EnvelopePayload.getDefaultInstance())),
                wrapped("a field of a later version", e -> e.setUnknownFields(unknown())),
                wrapped(
                        "a string that is no text",
                        e -> e.setPayload(ByteString.copyFrom(new byte[] {10, 2, (byte) 0xed, (byte) 0xa0}))),
                changed(
                        "a field of a later version inside",
                        Reason.ENVELOPE_MALFORMED,
                        p -> p.setUnknownFields(unknown())),
                changed(
                        "a command of a later version",
                        Reason.ENVELOPE_MALFORMED,
                        p -> p.setCommands(0, Command.newBuilder().setUnknownFields(unknown()))),
                changed(
                        "a field of a later version in a command",
                        Reason.ENVELOPE_MALFORMED,
                        p -> p.setCommands(0, command(registerBattery(pack(1)).setUnknownFields(unknown())))),
                changed(
                        "an id of version 4",
                        Reason.ENVELOPE_ID_MALFORMED,
                        p -> p.setEnvelopeId("0190f000-0000-4000-8000-000000000000")),
                changed(
                        "an id in upper case",
                        Reason.ENVELOPE_ID_MALFORMED,
                        p -> p.setEnvelopeId("0190F000-0000-7000-8000-000000000000")),
                changed("no id", Reason.ENVELOPE_ID_MALFORMED, EnvelopePayload.Builder::clearEnvelopeId),
                changed("no command", Reason.COMMAND_COUNT_OUT_OF_RANGE, EnvelopePayload.Builder::clearCommands),
                changed(
                        "1,001 commands",
                        Reason.COMMAND_COUNT_OUT_OF_RANGE,
                        p -> p.addAllCommands(Collections.nCopies(1000, sound()))),
                changed("no party", Reason.FIELD_REQUIRED, EnvelopePayload.Builder::clearPartyId),
                changed("no time", Reason.FIELD_REQUIRED, EnvelopePayload.Builder::clearOccurredAtMs),
                changed("a time before 1970", Reason.FIELD_OUT_OF_RANGE, p -> p.setOccurredAtMs(-1)),
                changed("15 minutes ahead", null, p -> p.setOccurredAtMs(World.NOW + 900_000)),
                changed(
                        "15 minutes and 1 ms ahead",
                        Reason.OCCURRED_IN_FUTURE,
                        p -> p.setOccurredAtMs(World.NOW + 900_001)),
                changed("at the end of time", Reason.OCCURRED_IN_FUTURE, p -> p.setOccurredAtMs(Long.MAX_VALUE)));
    }

    private static Stream<Row> callers() {
        return Stream.of(
                changed("a stranger", Reason.CALLER_UNKNOWN, p -> p.setPartyId(STRANGER)),
                changed("an id that cannot be", Reason.CALLER_UNKNOWN, p -> p.setPartyId("a/b")),
                changed("a very long id", Reason.CALLER_UNKNOWN, p -> p.setPartyId("x".repeat(100_000))),
                new Row(
                        "another organisation",
                        Reason.CALLER_ORGANISATION_DIFFERS,
                        true,
                        world -> World.unsigned(world.payload(MAKER, "", sound())).toBuilder()
                                .setOrganisation("org-x")
                                .build()),
                changed("another's site", Reason.CALLER_SITE_UNKNOWN, p -> p.setSiteId(POINT_SITE)),
                changed("no such site", Reason.CALLER_SITE_UNKNOWN, p -> p.setSiteId("nowhere")),
                changed("a site id that cannot be", Reason.CALLER_SITE_UNKNOWN, p -> p.setSiteId("a b")));
    }

    static Row signed(
            String name, Reason expected, String party, int algorithm, UnaryOperator<Signature.Builder> change) {
        return new Row(name, expected, true, world -> {
            String code = (party.equals(SIGNER) ? "060" : "061") + pack(1).substring(3);
            ByteString payload = world.payload(party, "", command(registerBattery(code)))
                    .build()
                    .toByteString();
            Signature.Builder signature = Signature.newBuilder()
                    .setKeyId("k")
                    .setAlgorithmValue(algorithm)
                    .setValue(ByteString.copyFrom(TestKeys.sign(algorithm, payload.toByteArray())));
            Envelope.Builder envelope = Envelope.newBuilder().setPayload(payload);
            Signature.Builder changed = change.apply(signature);
            if (changed != null) {
                envelope.setSignature(changed);
            }
            return World.submission(envelope.build(), party);
        });
    }

    private static Stream<Row> signatures() {
        return Stream.of(
                signed("ES256", null, SIGNER, 1, s -> s),
                signed("SM2", null, SM2_SIGNER, 2, s -> s),
                signed("none where none is needed", null, SM2_SIGNER, 2, s -> null),
                signed("none where one is needed", Reason.SIGNATURE_REQUIRED, SIGNER, 1, s -> null),
                signed("another key", Reason.SIGNATURE_KEY_UNKNOWN, SIGNER, 1, s -> s.setKeyId("l")),
                signed(
                        "another algorithm",
                        Reason.SIGNATURE_KEY_UNKNOWN,
                        SIGNER,
                        1,
                        s -> s.setAlgorithm(SignatureAlgorithm.SIGNATURE_ALGORITHM_SM2_SM3)),
                signed(
                        "an algorithm of a later version",
                        Reason.SIGNATURE_KEY_UNKNOWN,
                        SIGNER,
                        1,
                        s -> s.setAlgorithmValue(9)),
                signed("an empty one", Reason.SIGNATURE_KEY_UNKNOWN, SM2_SIGNER, 2, s -> Signature.newBuilder()),
                signed(
                        "cut short",
                        Reason.SIGNATURE_INVALID,
                        SIGNER,
                        1,
                        s -> s.setValue(s.getValue().substring(1))),
                signed("one bit changed", Reason.SIGNATURE_INVALID, SIGNER, 1, s -> {
                    byte[] value = s.getValue().toByteArray();
                    value[40] ^= 1;
                    return s.setValue(ByteString.copyFrom(value));
                }),
                signed(
                        "wrong where none is needed",
                        Reason.SIGNATURE_INVALID,
                        SM2_SIGNER,
                        2,
                        s -> s.setValue(ByteString.copyFrom(new byte[64]))));
    }

    private static Row opening(String name, Reason expected, UnaryOperator<EnvelopePayload.Builder> change) {
        return new Row(
                name,
                expected,
                false,
                world -> World.unsigned(change.apply(world.payload(REGULATOR, "", command(openLedger())))));
    }

    /** Envelopes to a ledger that is not open. */
    static Stream<Row> openings() {
        return Stream.of(
                opening("opened", null, p -> p),
                opening("something else first", Reason.LEDGER_NOT_OPENED, p -> p.setCommands(0, sound())),
                opening("more than that", Reason.LEDGER_NOT_OPENED, p -> p.addCommands(sound())),
                opening(
                        "no name",
                        Reason.FIELD_REQUIRED,
                        p -> p.setCommands(0, command(openLedger().clearLedgerId()))),
                opening(
                        "no credit code",
                        Reason.CREDIT_CODE_INVALID,
                        p -> p.setPartyId("X")
                                .setCommands(0, command(openLedger().setRegulator(registerParty("X"))))),
                opening("from a site", Reason.CALLER_SITE_UNKNOWN, p -> p.setSiteId(POINT_SITE)),
                new Row(
                        "by another organisation",
                        Reason.CALLER_ORGANISATION_DIFFERS,
                        false,
                        world -> World.unsigned(world.payload(REGULATOR, "", command(openLedger()))).toBuilder()
                                .setOrganisation("org-x")
                                .build()),
                new Row(
                        "with a signature of nobody",
                        Reason.SIGNATURE_KEY_UNKNOWN,
                        false,
                        world -> World.submission(
                                Envelope.newBuilder()
                                        .setPayload(world.payload(REGULATOR, "", command(openLedger()))
                                                .build()
                                                .toByteString())
                                        .setSignature(Signature.newBuilder().setKeyId("k"))
                                        .build(),
                                REGULATOR)));
    }
}
