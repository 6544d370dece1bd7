package suhuan.proto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import io.grpc.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import suhuan.proto.Vocabulary.Enumeration;
import suhuan.proto.Vocabulary.Field;
import suhuan.proto.Vocabulary.Message;
import suhuan.proto.Vocabulary.Value;

/** Rules of the vocabulary that buf cannot check. */
class VocabularyRulesTest {
    /** Ways an integer of 64 bits may end: its unit, or the one count that is not a quantity. */
    private static final List<String> UNITS = List.of("_mg", "_ms", "_mah", "_mv", "_uohm", "number");

    private final Vocabulary vocabulary = Vocabulary.load();

    @Test
    void whatIsOnTheLedgerHasOneEncoding() {
        // Map order, floats and Any each give one meaning several encodings, or several answers on several machines.
        for (Message message : onTheLedger()) {
            assertThat(message.map()).as("map in %s", message.name()).isFalse();
            for (Field field : message.fields()) {
                String where = message.name() + "." + field.name();
                assertThat(field.type()).as(where).isNotIn(Type.TYPE_FLOAT, Type.TYPE_DOUBLE, Type.TYPE_GROUP);
                assertThat(field.typePackage()).as(where).doesNotStartWith("google.protobuf");
            }
        }
    }

    @Test
    void longIntegersEndWithTheirUnit() {
        for (Message message : onTheLedger()) {
            for (Field field : message.fields()) {
                if (field.type() == Type.TYPE_INT64) {
                    assertThat(UNITS).as(message.name() + "." + field.name()).anyMatch(field.name()::endsWith);
                }
            }
        }
    }

    @Test
    void theZeroOfEveryEnumSaysNothing() {
        for (Enumeration enumeration : vocabulary.enums()) {
            Value zero = enumeration.values().get(0);
            assertThat(zero.number()).as(enumeration.name()).isZero();
            assertThat(zero.name()).as(enumeration.name()).isEqualTo("UNSPECIFIED");
            assertThat(zero.refusal().getEn()).isEmpty();
            assertThat(zero.term().getEn()).isEmpty();
        }
    }

    @Test
    void reasonsAscendAndNoNumberRepeats() {
        List<Integer> numbers = vocabulary.enumeration("RejectionReason").values().stream()
                .map(Value::number)
                .toList();
        assertThat(numbers).doesNotHaveDuplicates().isSorted();
        assertThat(numbers.stream().skip(1)).allMatch(number -> number > 100 && number < 800);
        assertThat(vocabulary.enumeration("CallFailureReason").values().stream().map(Value::number))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void reasonsLieInTheirBand() {
        for (Value reason : RejectionsPage.reasons(vocabulary)) {
            String code = reason.refusal().getGrpcCode();
            List<String> codes = codesOfBand(reason.number());
            assertThat(codes)
                    .as("%d %s answers %s", reason.number(), reason.name(), code)
                    .contains(code);
            if (reason.name().endsWith("_NOT_FOUND")) {
                assertThat(code).as(reason.name()).isEqualTo("NOT_FOUND");
            }
            if (reason.name().contains("_ALREADY_") && code.equals("ALREADY_EXISTS")) {
                assertThat(reason.number()).as(reason.name()).isBetween(420, 499);
            }
        }
    }

    private static List<String> codesOfBand(int number) {
        return switch (number / 100) {
            case 1 -> List.of("INVALID_ARGUMENT");
            case 2 -> List.of("PERMISSION_DENIED", "FAILED_PRECONDITION", "ALREADY_EXISTS");
            case 3 -> List.of("PERMISSION_DENIED");
            case 4 -> bandOfExistence(number);
            case 5 -> List.of("PERMISSION_DENIED", "FAILED_PRECONDITION", "INVALID_ARGUMENT");
            case 6 -> List.of("FAILED_PRECONDITION", "INVALID_ARGUMENT");
            default -> List.of("FAILED_PRECONDITION");
        };
    }

    /** What must be there comes before what must not; from 430 on each part of the vocabulary has ten numbers for both. */
    private static List<String> bandOfExistence(int number) {
        if (number >= 430) {
            return List.of("NOT_FOUND", "ALREADY_EXISTS");
        }
        return number < 420 ? List.of("NOT_FOUND") : List.of("ALREADY_EXISTS");
    }

    @Test
    void everyReasonSpeaksBothLanguagesOfTheSameValues() {
        for (String name : List.of("RejectionReason", "CallFailureReason")) {
            for (Value reason : vocabulary.enumeration(name).values()) {
                if (reason.number() == 0) {
                    continue;
                }
                List<String> english = Placeholders.of(reason.refusal().getEn());
                assertThat(reason.refusal().getEn())
                        .as(reason.name())
                        .isNotBlank()
                        .doesNotContainPattern("\\p{IsHan}");
                assertThat(reason.refusal().getZh()).as(reason.name()).containsPattern("\\p{IsHan}");
                assertThat(Placeholders.of(reason.refusal().getZh()))
                        .as(reason.name())
                        .containsExactlyInAnyOrderElementsOf(english);
                assertThat(english).as(reason.name()).allMatch(placeholder -> placeholder.matches("[a-z][a-z0-9_]*"));
                assertThat(Arrays.stream(Status.Code.values()).map(Enum::name))
                        .as(reason.name())
                        .contains(reason.refusal().getGrpcCode());
                assertThat(reason.comment()).as(reason.name()).endsWith(".");
            }
        }
    }

    @Test
    void everyCommandNamesItsRefusalsAndTheyExist() {
        Set<String> known = new TreeSet<>();
        Set<String> common = new TreeSet<>();
        for (Value reason : RejectionsPage.reasons(vocabulary)) {
            known.add(reason.name());
            if (RejectionsPage.meetsEveryCommand(reason)) {
                common.add(reason.name());
            }
        }
        Set<String> used = new TreeSet<>(common);
        for (Message command : vocabulary.commands()) {
            assertThat(command.mayRefuse()).as(command.name()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(known).as(command.name()).containsAll(command.mayRefuse());
            assertThat(command.mayRefuse()).as(command.name()).doesNotContainAnyElementsOf(common);
            assertThat(command.noun().getEn()).as(command.name()).isNotBlank();
            assertThat(command.noun().getZh()).as(command.name()).containsPattern("\\p{IsHan}");
            used.addAll(command.mayRefuse());
        }
        assertThat(used).as("reasons that no command may be refused for").containsExactlyElementsOf(known);
        assertThat(vocabulary.messages())
                .filteredOn(Message::isCommand)
                .containsExactlyInAnyOrderElementsOf(vocabulary.commands());
    }

    @Test
    void anEnumHasTermsForAllItsValuesOrForNone() {
        for (Enumeration enumeration : vocabulary.enums()) {
            if (GlossaryPage.hasTerms(enumeration)) {
                assertThat(enumeration.values().stream().skip(1)).allSatisfy(value -> {
                    assertThat(value.term().getEn()).as(value.fullName()).isNotBlank();
                    assertThat(value.term().getZh()).as(value.fullName()).isNotBlank();
                });
                assertThat(enumeration.values().stream()
                                .skip(1)
                                .map(value -> value.term().getZh()))
                        .as(enumeration.name())
                        .doesNotHaveDuplicates();
            }
        }
    }

    private List<Message> onTheLedger() {
        List<Message> messages = vocabulary.messages().stream()
                .filter(message -> message.file().startsWith("suhuan/ledger/v1/")
                        || message.file().startsWith("suhuan/common/v1/"))
                .toList();
        assertThat(messages).hasSizeGreaterThan(50);
        return messages;
    }
}
