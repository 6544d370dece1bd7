package suhuan.chaincode.domain.hold;

import java.util.ArrayList;
import java.util.List;

/**
 * Cases that hold an item back, and recalls it was released from. Where it is and who holds it are other matters and do not
 * change.
 *
 * @param open cases, oldest first
 * @param clearedRecallIds recalls that no longer reach it, oldest first
 */
public record Holds(List<Hold> open, List<String> clearedRecallIds) {
    /** Nothing holds it back. */
    public static final Holds NONE = new Holds(List.of(), List.of());

    /** Most cases that may hold one item back, and most recalls it may be released from. */
    public static final int MOST = 16;

    /** Whether a case holds it back. */
    public boolean by(String caseId) {
        for (Hold hold : open) {
            if (hold.caseId().equals(caseId)) {
                return true;
            }
        }
        return false;
    }

    /** With one more case. */
    public Holds with(Hold hold) {
        List<Hold> more = new ArrayList<>(open);
        more.add(hold);
        return new Holds(List.copyOf(more), clearedRecallIds);
    }

    /** Without a case. */
    public Holds without(String caseId) {
        List<Hold> fewer = new ArrayList<>(open);
        fewer.removeIf(hold -> hold.caseId().equals(caseId));
        return new Holds(List.copyOf(fewer), clearedRecallIds);
    }

    /** Released from a recall. */
    public Holds clearedOf(String recallId) {
        List<String> more = new ArrayList<>(clearedRecallIds);
        more.add(recallId);
        return new Holds(open, List.copyOf(more));
    }

    /** What holds back two items that turn out to be one. */
    public Holds joined(Holds other) {
        List<Hold> all = new ArrayList<>(open);
        for (Hold hold : other.open) {
            if (!by(hold.caseId())) {
                all.add(hold);
            }
        }
        return new Holds(List.copyOf(all), clearedRecallIds);
    }
}
