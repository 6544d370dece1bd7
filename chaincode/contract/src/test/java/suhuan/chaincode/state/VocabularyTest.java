package suhuan.chaincode.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import suhuan.chaincode.domain.assay.Judgement;
import suhuan.chaincode.domain.battery.BatteryStatus;
import suhuan.chaincode.domain.battery.Disposition;
import suhuan.chaincode.domain.battery.Finding;
import suhuan.chaincode.domain.common.Numbered;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.handover.ToleranceRule;
import suhuan.chaincode.domain.hold.HoldKind;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.DeductionMethod;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.party.SiteKind;
import suhuan.chaincode.domain.process.CompositionSource;
import suhuan.state.v1.HandOverOutcome;

/** The domain says the same words as the vocabulary, under the same numbers. */
class VocabularyTest {
    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("DISPOSITION_", suhuan.common.v1.Disposition.getDescriptor(), Disposition.values()),
                Arguments.of("BATTERY_STATUS_", suhuan.common.v1.BatteryStatus.getDescriptor(), BatteryStatus.values()),
                Arguments.of("FINDING_", suhuan.common.v1.Finding.getDescriptor(), Finding.values()),
                Arguments.of("MATERIAL_", suhuan.common.v1.Material.getDescriptor(), Material.values()),
                Arguments.of("ACT_", suhuan.common.v1.Act.getDescriptor(), Act.values()),
                Arguments.of("CUSTODY_MODEL_", suhuan.common.v1.CustodyModel.getDescriptor(), CustodyModel.values()),
                Arguments.of("HOLD_KIND_", suhuan.common.v1.HoldKind.getDescriptor(), HoldKind.values()),
                Arguments.of("LOT_KIND_", suhuan.common.v1.LotKind.getDescriptor(), LotKind.values()),
                Arguments.of("JUDGEMENT_", suhuan.ledger.v1.Judgement.getDescriptor(), Judgement.values()),
                Arguments.of(
                        "COMPOSITION_SOURCE_",
                        suhuan.ledger.v1.CompositionSource.getDescriptor(),
                        CompositionSource.values()),
                Arguments.of("ROLE_", suhuan.common.v1.Role.getDescriptor(), Role.values()),
                Arguments.of("SITE_KIND_", suhuan.common.v1.SiteKind.getDescriptor(), SiteKind.values()),
                Arguments.of("TOLERANCE_RULE_", suhuan.ledger.v1.ToleranceRule.getDescriptor(), ToleranceRule.values()),
                Arguments.of(
                        "DEDUCTION_METHOD_",
                        suhuan.ledger.v1.DeductionMethod.getDescriptor(),
                        DeductionMethod.values()));
    }

    @ParameterizedTest
    @MethodSource("words")
    void sameNamesUnderSameNumbers(String prefix, EnumDescriptor vocabulary, Enum<?>[] ours) {
        List<String> theirs = new ArrayList<>();
        for (EnumValueDescriptor value : vocabulary.getValues()) {
            theirs.add(value.getNumber() + " " + value.getName().substring(prefix.length()));
        }
        assertThat(Stream.of(ours)
                        .map(word -> ((Numbered) word).number() + " " + word.name())
                        .toList())
                .isEqualTo(theirs);
    }

    @org.junit.jupiter.api.Test
    void outcomesOfHandOversAreThoseOfTheState() {
        assertThat(HandOver.Outcome.OPEN.number()).isZero();
        for (HandOver.Outcome outcome : HandOver.Outcome.values()) {
            if (outcome != HandOver.Outcome.OPEN) {
                assertThat(HandOverOutcome.forNumber(outcome.number()).name()).endsWith("_" + outcome.name());
            }
        }
    }
}
