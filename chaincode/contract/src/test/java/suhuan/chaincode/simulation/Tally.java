package suhuan.chaincode.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import suhuan.ledger.v1.Command;

/** How often what was recorded and refused, over one seed or many. */
final class Tally {
    private final Map<String, long[]> moves = new TreeMap<>();
    private final Map<Command.CommandCase, long[]> commands = new EnumMap<>(Command.CommandCase.class);

    void count(String move, boolean recorded) {
        moves.computeIfAbsent(move, name -> new long[2])[recorded ? 0 : 1]++;
    }

    void count(Command.CommandCase command, boolean recorded) {
        commands.computeIfAbsent(command, kind -> new long[2])[recorded ? 0 : 1]++;
    }

    void add(Tally other) {
        other.moves.forEach((move, count) -> add(moves.computeIfAbsent(move, name -> new long[2]), count));
        other.commands.forEach((kind, count) -> add(commands.computeIfAbsent(kind, name -> new long[2]), count));
    }

    private static void add(long[] sum, long[] count) {
        sum[0] += count[0];
        sum[1] += count[1];
    }

    Map<Command.CommandCase, long[]> commands() {
        return commands;
    }

    /** How often the move, or refusals for the reason, were seen. */
    long seen(String move) {
        long[] count = moves.getOrDefault(move, new long[2]);
        return count[0] + count[1];
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        moves.forEach((move, count) -> text.append("  ")
                .append(move)
                .append(": ")
                .append(count[0])
                .append(" recorded, ")
                .append(count[1])
                .append(" refused\n"));
        return text.toString();
    }
}
