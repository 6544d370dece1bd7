package suhuan.cli.record;

import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.LotPart;
import suhuan.ledger.v1.SplitLot;

/** Divides a lot into parts that add up to it exactly. */
@picocli.CommandLine.Command(name = "split")
public final class LotSplitCommand extends RecordingCommand {
    private static final int ID = 0;
    private static final int MASS = 1;
    private static final int GRADE = 2;

    @Parameters(index = "0", paramLabel = "LOT")
    @SuppressWarnings("NullAway.Init") // picocli
    String lot;

    @Option(names = "--part", paramLabel = "LOT:mass[:grade]", required = true)
    @SuppressWarnings("NullAway.Init") // picocli
    List<String> parts;

    @Override
    protected List<Command> commands() {
        SplitLot.Builder split = SplitLot.newBuilder().setLotId(lot);
        for (String part : parts) split.addParts(part(part));
        return List.of(Command.newBuilder().setSplitLot(split).build());
    }

    private LotPart part(String text) {
        String[] fields = text.split(":", -1);
        if (fields.length <= MASS) throw new UsageProblem(texts().get("split.part", text));
        return LotPart.newBuilder()
                .setLotId(fields[ID])
                .setMassMg(massMg(fields[MASS]))
                .setGrade(fields.length > GRADE ? fields[GRADE] : "")
                .build();
    }
}
