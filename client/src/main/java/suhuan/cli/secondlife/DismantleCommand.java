package suhuan.cli.secondlife;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import suhuan.cli.call.RecordingCommand;
import suhuan.cli.term.UsageProblem;
import suhuan.common.v1.BatteryPart;
import suhuan.common.v1.ChildFate;
import suhuan.common.v1.DismantlingLossKind;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Dismantle;
import suhuan.ledger.v1.DismantledPart;
import suhuan.ledger.v1.DismantlingLoss;
import suhuan.ledger.v1.ExplainedChildren;
import suhuan.ledger.v1.PartLot;

/** Takes a battery apart. */
@picocli.CommandLine.Command(name = "dismantle")
public final class DismantleCommand extends RecordingCommand {
    @Parameters(index = "0", paramLabel = "BATTERY")
    @SuppressWarnings("NullAway.Init") // picocli
    String battery;

    @Option(names = "--part", paramLabel = "CODE:mass[:DAMAGED]", split = ",")
    List<String> parts = new ArrayList<>();

    @Option(names = "--uncoded", paramLabel = "LABEL:mass[:DAMAGED]", split = ",")
    List<String> uncoded = new ArrayList<>();

    @Option(names = "--cells", paramLabel = "MODULE=CELL,CELL")
    List<String> cells = new ArrayList<>();

    @Option(names = "--missing", paramLabel = "CODE", split = ",")
    List<String> missing = new ArrayList<>();

    @Option(names = "--destroyed", paramLabel = "CODE", split = ",")
    List<String> destroyed = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT")
    @Nullable
    String reason;

    @Option(names = "--lot", paramLabel = "PART:LOT:MATERIAL:mass[:GRADE]", split = ",")
    List<String> lots = new ArrayList<>();

    @Option(names = "--loss", paramLabel = "KIND:mass", split = ",")
    List<String> losses = new ArrayList<>();

    @Option(names = "--evidence", paramLabel = "FILE")
    @Nullable
    Path evidence;

    private static final int ID = 0;
    private static final int MASS = 1;
    private static final int FATE = 2;
    private static final int LOT_ID = 1;
    private static final int LOT_MATERIAL = 2;
    private static final int LOT_MASS = 3;
    private static final int LOT_GRADE = 4;

    @Override
    protected List<Command> commands() {
        Dismantle.Builder dismantle =
                Dismantle.newBuilder().setBatteryId(battery).setEvidenceSha256(sha256(evidence));
        for (String part : parts) dismantle.addParts(part(part));
        for (String part : uncoded) {
            DismantledPart.Builder built = part(part);
            dismantle.addParts(built.setLegacyLabel(built.getBatteryCode()).clearBatteryCode());
        }
        for (String module : cells) addCells(dismantle, module);
        explain(dismantle, ChildFate.CHILD_FATE_MISSING, missing);
        explain(dismantle, ChildFate.CHILD_FATE_DESTROYED, destroyed);
        for (String lot : lots) dismantle.addLots(lot(lot));
        for (String loss : losses) dismantle.addLosses(loss(loss));
        return List.of(Command.newBuilder().setDismantle(dismantle).build());
    }

    private DismantledPart.Builder part(String text) {
        String[] fields = fields(text, "dismantle.part", MASS);
        return DismantledPart.newBuilder()
                .setBatteryCode(fields[ID])
                .setMassMg(massMg(fields[MASS]))
                .setFate(fields.length > FATE ? word(ChildFate.class, fields[FATE]) : ChildFate.CHILD_FATE_PRESENT);
    }

    private void addCells(Dismantle.Builder dismantle, String text) {
        int equals = text.indexOf('=');
        for (DismantledPart.Builder part : dismantle.getPartsBuilderList()) {
            if (equals > 0 && part.getBatteryCode().equals(text.substring(0, equals))) {
                part.addAllCellCodes(List.of(text.substring(equals + 1).split(",")));
                return;
            }
        }
        throw new UsageProblem(texts().get("dismantle.cells", text));
    }

    private void explain(Dismantle.Builder dismantle, ChildFate fate, List<String> codes) {
        if (codes.isEmpty()) return;
        dismantle.addExplained(ExplainedChildren.newBuilder()
                .setFate(fate)
                .setReason(Objects.requireNonNullElse(reason, ""))
                .addAllBatteryCodes(codes));
    }

    private PartLot lot(String text) {
        String[] fields = fields(text, "dismantle.lot", LOT_MASS);
        return PartLot.newBuilder()
                .setPart(word(BatteryPart.class, fields[ID]))
                .setLotId(fields[LOT_ID])
                .setMaterial(word(Material.class, fields[LOT_MATERIAL]))
                .setMassMg(massMg(fields[LOT_MASS]))
                .setGrade(fields.length > LOT_GRADE ? fields[LOT_GRADE] : "")
                .build();
    }

    private DismantlingLoss loss(String text) {
        String[] fields = fields(text, "dismantle.loss", MASS);
        return DismantlingLoss.newBuilder()
                .setKind(word(DismantlingLossKind.class, fields[ID]))
                .setMassMg(massMg(fields[MASS]))
                .build();
    }

    private String[] fields(String text, String key, int lastNeeded) {
        String[] fields = text.split(":", -1);
        if (fields.length <= lastNeeded) throw new UsageProblem(texts().get(key, text));
        return fields;
    }
}
