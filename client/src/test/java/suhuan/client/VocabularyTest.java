package suhuan.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import suhuan.api.v1.CallFailureReason;
import suhuan.common.v1.Act;
import suhuan.common.v1.Material;
import suhuan.common.v1.Role;
import suhuan.common.v1.SafetyClass;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.RejectionReason;

/** Words and sentences come from the descriptors, in both languages. */
class VocabularyTest {
    @Test
    void everyReasonHasASentenceInBothLanguages() {
        for (var reason : RejectionReason.getDescriptor().getValues()) {
            if (reason.getNumber() == 0) continue;
            assertThat(Vocabulary.sentence(reason, java.util.Map.of(), Language.EN))
                    .as(reason.getName())
                    .isPresent();
            assertThat(Vocabulary.sentence(reason, java.util.Map.of(), Language.ZH)
                            .orElseThrow())
                    .as(reason.getName())
                    .matches(Pattern.compile(".*[\\u4e00-\\u9fff].*"));
        }
        for (var reason : CallFailureReason.getDescriptor().getValues()) {
            if (reason.getNumber() != 0) {
                assertThat(Vocabulary.sentence(reason, java.util.Map.of(), Language.ZH))
                        .isPresent();
            }
        }
    }

    @Test
    void aRefusalIsRenderedWithItsDetails() {
        Refusal refusal = Refusal.of(Rejection.newBuilder()
                .setReason(RejectionReason.REJECTION_REASON_MASS_NOT_AVAILABLE)
                .addDetails(RejectionDetail.newBuilder().setName("lot_id").setValue("L-1"))
                .addDetails(RejectionDetail.newBuilder().setName("available_mg").setValue("5"))
                .addDetails(RejectionDetail.newBuilder().setName("asked_mg").setValue("$9\\"))
                .build());
        assertThat(refusal.number()).isEqualTo(712);
        assertThat(refusal.name()).isEqualTo("MASS_NOT_AVAILABLE");
        assertThat(refusal.en()).isEqualTo("lot L-1 has 5 mg free, not $9\\ mg");
        assertThat(refusal.zh()).isEqualTo("批次 L-1 可用 5 毫克,不足 $9\\ 毫克");
        assertThat(refusal.details().keySet()).containsExactly("lot_id", "available_mg", "asked_mg");
    }

    @Test
    void aReasonFromALaterVersionKeepsItsNumber() {
        Refusal refusal = Refusal.of(Rejection.newBuilder().setReasonValue(699).build());
        assertThat(refusal.number()).isEqualTo(699);
        assertThat(refusal.name()).isEqualTo("REASON_699");
    }

    @Test
    void wordsAreUnderstoodInBothLanguagesAndWithoutPrefix() {
        for (String text : List.of("RECYCLE", "recycle", "recycling", "再生利用", "ACT_RECYCLE")) {
            assertThat(Vocabulary.parse(Act.class, text)).contains(Act.ACT_RECYCLE);
        }
        assertThat(Vocabulary.parse(Material.class, "scrap-steel")).contains(Material.MATERIAL_SCRAP_STEEL);
        assertThat(Vocabulary.parse(SafetyClass.class, "c")).contains(SafetyClass.SAFETY_CLASS_C);
        assertThat(Vocabulary.parse(Role.class, "回收企业")).contains(Role.ROLE_COLLECTOR);
        assertThat(Vocabulary.parse(Role.class, "UNSPECIFIED")).isEmpty();
        assertThat(Vocabulary.parse(Role.class, "king")).isEmpty();
    }
}
