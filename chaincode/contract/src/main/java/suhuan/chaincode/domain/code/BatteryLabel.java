package suhuan.chaincode.domain.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.code.BatteryCode.Illegible;
import suhuan.chaincode.domain.code.BatteryCode.Invalid;
import suhuan.chaincode.domain.code.BatteryCode.Legible;
import suhuan.chaincode.domain.code.BatteryCode.Reading;

/** Reads labels as they are found; see {@link BatteryCode#read}. */
final class BatteryLabel {
    private BatteryLabel() {}

    static Reading read(String label) {
        List<Invalid> warnings = new ArrayList<>();
        String code = CodeText.trimmed(label);
        if (code.length() != label.length()) {
            warnings.add(new Invalid("characters", "blanks around the code were dropped"));
        }
        if (CodeText.firstLower(code) >= 0) {
            warnings.add(new Invalid("case", "lower case was read as upper case"));
            code = CodeText.upper(code);
        }
        BatteryCodeParts parts = BatteryCodeParts.of(code);
        Invalid illegible = illegible(parts);
        if (illegible != null && parts.textProblem() == null && parts.halvesAreSwapped()) {
            warnings.add(new Invalid("order (1-24)", "the two symbols were joined in the wrong order"));
            parts = BatteryCodeParts.of(parts.halvesInOrder());
            illegible = illegible(parts);
        }
        return illegible != null ? new Illegible(illegible) : legible(parts, warnings);
    }

    /** Why the parts cannot be told apart, or null. A date or serial that cannot be is no reason: it is on the label. */
    private static @Nullable Invalid illegible(BatteryCodeParts parts) {
        Invalid problem = parts.textProblem();
        if (problem != null) {
            return problem;
        }
        problem = parts.designProblem();
        if (problem != null) {
            return problem;
        }
        if (!DateAlphabet.seenAsYear(parts.yearChar())
                || parts.month() == 0
                || !DateAlphabet.seenAsDay(parts.dayChar())) {
            return parts.dateProblem();
        }
        return CodeText.allDigits(parts.serial()) ? parts.reuseProblem() : parts.serialProblem();
    }

    private static Legible legible(BatteryCodeParts parts, List<Invalid> warnings) {
        Invalid date = parts.dateProblem();
        if (date != null) {
            warnings.add(date);
        }
        Invalid serial = parts.serialProblem();
        if (serial != null) {
            warnings.add(serial);
        }
        return new Legible(
                parts.code(),
                parts.vendor(),
                parts.productType(),
                parts.chemistry(),
                parts.spec(),
                parts.trace(),
                parts.year(),
                parts.month(),
                parts.day(),
                parts.producedOn(),
                parts.serial(),
                parts.reuseLevel(),
                List.copyOf(warnings));
    }
}
