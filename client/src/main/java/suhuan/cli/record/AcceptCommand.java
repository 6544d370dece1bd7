package suhuan.cli.record;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.ledger.v1.AcceptHandOver;
import suhuan.ledger.v1.AcceptedLine;
import suhuan.ledger.v1.Command;

/** Accepts a hand-over, wholly or line by line, with the counter-weighed mass. */
@picocli.CommandLine.Command(name = "accept")
public final class AcceptCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "HAND-OVER")
    @SuppressWarnings("NullAway.Init") // picocli
    String handOver;

    @Option(names = "--all")
    boolean all;

    @Option(names = "--line", paramLabel = "N[:accepted[:weighed]]")
    List<String> lines = new ArrayList<>();

    @Override
    protected List<Command> commands() {
        if (!all && lines.isEmpty()) throw new UsageProblem(texts().get("accept.nothing"));
        AcceptHandOver.Builder accept =
                AcceptHandOver.newBuilder().setHandOverId(handOver).setAcceptAll(all);
        for (String line : lines) accept.addLines(line(line));
        return List.of(Command.newBuilder().setAcceptHandOver(accept).build());
    }

    /** 2 is all of line 2; 2:1.5t is a part; 2::1.49t is all, counter-weighed. */
    private AcceptedLine line(String text) {
        String[] parts = text.split(":", -1);
        try {
            AcceptedLine.Builder line = AcceptedLine.newBuilder().setLineNo(Integer.parseInt(parts[0].strip()));
            if (parts.length > 1 && !parts[1].isBlank()) line.setAcceptedMg(massMg(parts[1]));
            if (parts.length > 2 && !parts[2].isBlank()) line.setWeighedMg(massMg(parts[2]));
            return line.build();
        } catch (NumberFormatException e) {
            throw new UsageProblem(texts().get("accept.line", text));
        }
    }
}
