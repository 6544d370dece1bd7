package suhuan.cli.call;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import suhuan.api.v1.WhoAmIRequest;
import suhuan.cli.term.Console;
import suhuan.cli.term.ExitCode;
import suhuan.cli.term.Units;
import suhuan.cli.term.UsageProblem;
import suhuan.client.EnvelopeMaker;
import suhuan.client.PreparedEnvelope;
import suhuan.client.RecordAnswer;
import suhuan.client.Refusal;
import suhuan.client.SuhuanClient;
import suhuan.client.UuidV7;
import suhuan.client.Vocabulary;
import suhuan.client.signing.EnvelopeSigner;
import suhuan.client.signing.SigningKeyFile;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.LotMass;
import suhuan.ledger.v1.Receipt;
import suhuan.ledger.v1.Verdict;

/** A command that records something: makes one envelope, sends it, and says what became of it. */
public abstract class RecordingCommand extends CallingCommand {
    private static final int BUFFER = 8192;

    @Option(names = "--site", paramLabel = "SITE")
    @Nullable
    protected String site;

    @Option(names = "--envelope-id", paramLabel = "UUID")
    @Nullable
    String envelopeId;

    @Option(names = "--occurred-at-ms", paramLabel = "MS")
    @Nullable
    protected Long occurredAtMs;

    @Option(names = "--sign-with", paramLabel = "PEM")
    @Nullable
    Path signWith;

    @Option(names = "--key-id", paramLabel = "ID")
    @Nullable
    String keyId;

    @Option(names = "--on-behalf-of", paramLabel = "PARTY")
    @Nullable
    String onBehalfOf;

    @Option(names = "--delegation", paramLabel = "ID")
    @Nullable
    String delegation;

    /** The commands to record, from the options alone. */
    protected List<Command> commands() {
        return List.of();
    }

    /** The commands to record, where making them needs to ask something first. */
    protected List<Command> commands(SuhuanClient client, String callerId) {
        return commands();
    }

    /** Says more after a recorded envelope, for people. */
    protected void after(SuhuanClient client, Console console, Receipt receipt) {}

    @Override
    protected final int call(SuhuanClient client, Console console) throws IOException {
        String party =
                client.access(s -> s.whoAmI(WhoAmIRequest.getDefaultInstance())).getPartyId();
        List<Command> commands = commands(client, party);
        EnvelopeMaker maker = maker(party);
        PreparedEnvelope envelope = maker.make(
                Objects.requireNonNullElseGet(envelopeId, UuidV7::fresh),
                Objects.requireNonNullElseGet(occurredAtMs, System::currentTimeMillis),
                false,
                commands);
        RecordAnswer answer = client.record(envelope);
        if (answer instanceof RecordAnswer.RefusedWhole whole) {
            if (console.json()) console.json(console.refusalJson(whole.refusal()));
            else console.refusal("", whole.refusal());
            return ExitCode.REFUSED;
        }
        Receipt receipt = ((RecordAnswer.Recorded) answer).receipt();
        return console.json() ? printJson(console, receipt) : printText(client, console, commands, receipt);
    }

    /** Makes envelopes of the caller, or of another under a delegation. */
    private EnvelopeMaker maker(String party) throws IOException {
        String at = Objects.requireNonNullElse(site, "");
        if (delegation == null) {
            if (onBehalfOf != null) throw new UsageProblem(texts().get("delegation.both"));
            return new EnvelopeMaker(party, at, signer());
        }
        // With a person's key the party itself sends what the person signed.
        return onBehalfOf == null
                ? EnvelopeMaker.onBehalfOf(party, at, delegation, "", signer())
                : EnvelopeMaker.onBehalfOf(onBehalfOf, at, delegation, party, signer());
    }

    private @Nullable EnvelopeSigner signer() throws IOException {
        if (signWith == null) return null;
        if (keyId == null) throw new UsageProblem(texts().get("sign.keyid"));
        return SigningKeyFile.read(signWith, keyId);
    }

    private static int printJson(Console console, Receipt receipt) {
        console.json(receipt);
        return refusedAny(receipt) ? ExitCode.REFUSED : ExitCode.OK;
    }

    private static boolean refusedAny(Receipt receipt) {
        return receipt.getRecording().getVerdictsList().stream().anyMatch(Verdict::hasRefused);
    }

    private int printText(SuhuanClient client, Console console, List<Command> commands, Receipt receipt) {
        for (int i = 0; i < commands.size(); i++) {
            Verdict verdict = receipt.getRecording().getVerdicts(i);
            if (verdict.hasRefused()) {
                console.refusal("", Refusal.of(verdict.getRefused()));
                continue;
            }
            console.say(
                    receipt.getAlreadyRecorded() ? "recorded.before" : "recorded.now",
                    noun(commands.get(i), console),
                    receipt.getRecording().getPosition().getBlockNumber(),
                    Units.time(receipt.getRecording().getRecordedAtMs()),
                    receipt.getRecording().getEnvelopeId());
            List<String> created = verdict.getRecorded().getCreatedItemIdsList();
            if (!created.isEmpty())
                console.say("recorded.created", console.texts().list(created));
        }
        after(client, console, receipt);
        return refusedAny(receipt) ? ExitCode.REFUSED : ExitCode.OK;
    }

    private static String noun(Command command, Console console) {
        String field = Command.getDescriptor()
                .findFieldByNumber(command.getCommandCase().getNumber())
                .getName();
        return Vocabulary.noun(field, console.language());
    }

    /** Parses a value of the vocabulary or says which there are. */
    protected final <E extends Enum<E> & com.google.protobuf.ProtocolMessageEnum> E word(Class<E> type, String text) {
        return Vocabulary.parse(type, text)
                .orElseThrow(() -> new UsageProblem(texts().get("word.unknown", text, words(type))));
    }

    private <E extends Enum<E> & com.google.protobuf.ProtocolMessageEnum> String words(Class<E> type) {
        List<String> all = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            if (value.name().equals("UNRECOGNIZED") || value.getNumber() == 0) continue;
            all.add(texts().get("word.choice", Vocabulary.name(value), Vocabulary.term(value, texts().language())));
        }
        return texts().list(all);
    }

    /** SHA-256 of a file; no bytes where there is none. */
    protected final ByteString sha256(@Nullable Path file) {
        if (file == null) return ByteString.EMPTY;
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = digest();
            try (DigestInputStream digesting = new DigestInputStream(in, digest)) {
                byte[] buffer = new byte[BUFFER];
                while (digesting.read(buffer) >= 0) {}
            }
            return ByteString.copyFrom(digest.digest());
        } catch (IOException e) {
            throw new UsageProblem(texts().get("io.failed", texts().reason(e)));
        }
    }

    /** SHA-256 of bytes. */
    protected static ByteString sha256(ByteString bytes) {
        return ByteString.copyFrom(digest().digest(bytes.toByteArray()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A number of Ah or V in mAh or mV. */
    protected final long thousandths(BigDecimal number) {
        return Units.exact(number.movePointRight(3))
                .orElseThrow(() -> new UsageProblem(texts().get("number.thousandths", number.toPlainString())));
    }

    /** Parses a mass with its unit into mg. */
    protected final long massMg(String text) {
        return Units.parseMass(text).orElseThrow(() -> new UsageProblem(texts().get("mass.malformed", text)));
    }

    /** Parses a lot, or a part of it such as LOT=2.5t. */
    protected final LotMass lotMass(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) return LotMass.newBuilder().setLotId(text).build();
        return LotMass.newBuilder()
                .setLotId(text.substring(0, equals))
                .setMassMg(massMg(text.substring(equals + 1)))
                .build();
    }
}
