package suhuan.chaincode.domain.battery;

import suhuan.chaincode.domain.code.StorageBatteryCode;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;

/**
 * A filed model.
 *
 * @param code first seven characters of the codes of its batteries; the first five for codes of GB/T 45565
 * @param makerPartyId party for which it is filed
 */
public record BatteryModel(String code, String makerPartyId) {
    private static final int CODE_LENGTH = 7;

    /** The party must be the model's maker. */
    public void mustBeMadeBy(String partyId, Checks checks) {
        checks.require(
                makerPartyId.equals(partyId),
                Reason.MODEL_OF_OTHER_MAKER,
                "model_code",
                code,
                "maker_party_id",
                makerPartyId);
    }

    /** The model code a battery code begins with; empty for a candidate and whatever else is not coded. */
    public static String codeOf(String batteryId) {
        if (StorageBatteryCode.marked(batteryId)) {
            return StorageBatteryCode.problem(batteryId).isEmpty()
                    ? batteryId.substring(0, StorageBatteryCode.MODEL_LENGTH)
                    : "";
        }
        String code = batteryId.length() > CODE_LENGTH ? batteryId.substring(0, CODE_LENGTH) : "";
        return isCode(code) ? code : "";
    }

    /** Whether a text can be a model code: the first seven characters of GB/T 34014-2017, or five of GB/T 45565-2025. */
    public static boolean isCode(String code) {
        if (code.length() == StorageBatteryCode.MODEL_LENGTH) {
            return StorageBatteryCode.problem(code + "-R-1").isEmpty();
        }
        if (code.length() != CODE_LENGTH
                || "PMC".indexOf(code.charAt(3)) < 0
                || "ABCDEFGZ".indexOf(code.charAt(4)) < 0) {
            return false;
        }
        for (int i = 0; i < CODE_LENGTH; i++) {
            char c = code.charAt(i);
            if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return true;
    }
}
