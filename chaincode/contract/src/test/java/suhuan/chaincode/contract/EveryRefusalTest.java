package suhuan.chaincode.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import suhuan.chaincode.contract.assay.AssayCases;
import suhuan.chaincode.contract.battery.BatteryCases;
import suhuan.chaincode.contract.certificate.CertificateCases;
import suhuan.chaincode.contract.correction.CorrectionCases;
import suhuan.chaincode.contract.delegation.DelegationCases;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.World;
import suhuan.chaincode.contract.handover.HandOverCases;
import suhuan.chaincode.contract.hold.HoldCases;
import suhuan.chaincode.contract.lot.LotCases;
import suhuan.chaincode.contract.process.ProcessCases;
import suhuan.chaincode.contract.registry.RegistryCases;
import suhuan.chaincode.contract.responsibility.ResponsibilityCases;
import suhuan.chaincode.contract.secondlife.SecondLifeCases;
import suhuan.chaincode.contract.vehicle.VehicleCases;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Options;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.Submission;

/** What the vocabulary says a command may be refused for is what the tables provoke: no more, no less. */
class EveryRefusalTest {
    /** Reasons of envelopes and of every command; the vocabulary does not repeat them at each. */
    private static final TreeSet<String> COMMON = new TreeSet<>(Stream.of(
                    Reason.ENVELOPE_MALFORMED,
                    Reason.ENVELOPE_ID_MALFORMED,
                    Reason.COMMAND_COUNT_OUT_OF_RANGE,
                    Reason.COMMAND_UNKNOWN,
                    Reason.OCCURRED_IN_FUTURE,
                    Reason.CALLER_UNKNOWN,
                    Reason.CALLER_ORGANISATION_DIFFERS,
                    Reason.CALLER_SITE_UNKNOWN,
                    Reason.LEDGER_NOT_OPENED,
                    Reason.ENVELOPE_ID_REUSED,
                    Reason.SIGNATURE_REQUIRED,
                    Reason.SIGNATURE_KEY_UNKNOWN,
                    Reason.SIGNATURE_INVALID,
                    Reason.DELEGATION_UNKNOWN,
                    Reason.DELEGATION_NOT_IN_FORCE,
                    Reason.ACT_NOT_DELEGATED,
                    Reason.SITE_NOT_DELEGATED,
                    Reason.GOODS_QUARANTINED,
                    Reason.GOODS_LOST,
                    Reason.GOODS_STOLEN,
                    Reason.BATTERY_RECALLED,
                    Reason.PART_RECALLED,
                    Reason.OTHER_COMMAND_REFUSED)
            .map(Reason::name)
            .toList());

    @Test
    void everyPairTheVocabularyNamesIsProvokedAndNoOther() {
        assertThat(provoked()).isEqualTo(named());
    }

    @Test
    void everyReasonBelongsToACommandOrToEnvelopes() {
        SortedSet<String> all = new TreeSet<>(COMMON);
        named().forEach(pair -> all.add(pair.substring(pair.indexOf(' ') + 1)));
        assertThat(all)
                .isEqualTo(new TreeSet<>(
                        Arrays.stream(Reason.values()).map(Reason::name).toList()));
    }

    @Test
    void reasonsAreThoseOfTheVocabulary() {
        SortedSet<String> vocabulary = new TreeSet<>();
        for (RejectionReason reason : RejectionReason.values()) {
            if (reason != RejectionReason.UNRECOGNIZED && reason.getNumber() != 0) {
                vocabulary.add(reason.name().substring("REJECTION_REASON_".length()) + " " + reason.getNumber());
            }
        }
        SortedSet<String> ours = new TreeSet<>();
        for (Reason reason : Reason.values()) {
            ours.add(reason.name() + " " + reason.number());
        }
        assertThat(ours).isEqualTo(vocabulary);
    }

    private static SortedSet<String> named() {
        SortedSet<String> named = new TreeSet<>();
        for (FieldDescriptor field : Command.getDescriptor().getFields()) {
            Descriptor command = field.getMessageType();
            for (String reason : command.getOptions().getExtension(Options.mayRefuse)) {
                named.add(field.getName() + " " + reason);
            }
        }
        return named;
    }

    private static SortedSet<String> provoked() {
        SortedSet<String> provoked = new TreeSet<>();
        Stream.of(
                        RegistryCases.all(),
                        BatteryCases.all(),
                        LotCases.all(),
                        HandOverCases.all(),
                        ProcessCases.all(),
                        AssayCases.all(),
                        CertificateCases.all(),
                        SecondLifeCases.all(),
                        VehicleCases.all(),
                        HoldCases.all(),
                        DelegationCases.all(),
                        CorrectionCases.all(),
                        ResponsibilityCases.all())
                .flatMap(cases -> cases)
                .filter(row -> row.expected() != null)
                .map(Case::play)
                .forEach(played -> provoked.add(played.last().name().toLowerCase(java.util.Locale.ROOT) + " "
                        + reason(played.verdict().getRefused().getReasonValue())));
        EnvelopeCases.openings().forEach(row -> {
            World world = row.world();
            Submission submission = row.submission().apply(world);
            String reason = reason(world.execute(World.NOW, submission)
                    .result()
                    .getResults(0)
                    .getRefused()
                    .getReasonValue());
            if (opens(submission) && !reason.isEmpty() && !COMMON.contains(reason)) {
                provoked.add("open_ledger " + reason);
            }
        });
        return provoked;
    }

    private static boolean opens(Submission submission) {
        try {
            return EnvelopePayload.parseFrom(suhuan.ledger.v1.Envelope.parseFrom(submission.getEnvelope())
                            .getPayload())
                    .getCommands(0)
                    .hasOpenLedger();
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static String reason(int number) {
        for (Reason reason : Reason.values()) {
            if (reason.number() == number) {
                return reason.name();
            }
        }
        return "";
    }
}
