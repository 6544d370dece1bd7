package suhuan.chaincode.domain.hold;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open recalls of a model. One value a model, read by whatever touches a battery of it: so a recall of a million batteries
 * writes one key.
 *
 * @param open recalls, oldest first
 */
public record Recalls(List<Recall> open) {
    /** None. */
    public static final Recalls NONE = new Recalls(List.of());

    /** Most open recalls of a model. */
    public static final int MOST = 64;

    /** With one more. */
    public Recalls with(Recall recall) {
        List<Recall> more = new ArrayList<>(open);
        more.add(recall);
        return new Recalls(List.copyOf(more));
    }

    /** Without one. */
    public Recalls without(String caseId) {
        List<Recall> fewer = new ArrayList<>(open);
        fewer.removeIf(recall -> recall.caseId().equals(caseId));
        return new Recalls(List.copyOf(fewer));
    }

    /** The oldest recall that reaches a battery and was not cleared for it, or null. */
    public @Nullable Recall reaching(String batteryCode, Holds holds) {
        for (Recall recall : open) {
            if (!holds.clearedRecallIds().contains(recall.caseId()) && recall.reaches(batteryCode)) {
                return recall;
            }
        }
        return null;
    }

    /** Whether a recall reaches a battery that was not released from it. */
    public boolean reaches(String caseId, String batteryCode, Holds holds) {
        for (Recall recall : open) {
            if (recall.caseId().equals(caseId)) {
                return !holds.clearedRecallIds().contains(caseId) && recall.reaches(batteryCode);
            }
        }
        return false;
    }
}
