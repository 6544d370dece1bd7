package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.List;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.AddInputs;
import suhuan.ledger.v1.AddOutputs;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.CloseRun;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeclareLosses;
import suhuan.ledger.v1.LossKind;
import suhuan.ledger.v1.LossMethod;
import suhuan.ledger.v1.OpenRun;
import suhuan.ledger.v1.RunAddition;
import suhuan.ledger.v1.RunLoss;
import suhuan.ledger.v1.RunOutput;

/** A run of a material: charged, then emptied of what is named; the rest is its loss. */
final class MaterialRun {
    private final MaterialWay way;
    private final Actor actor;
    private final String id;
    private final String route;
    private final String equipment;
    private final int daysAgo;
    private final List<String> charged;
    private final List<RunAddition> additions = new ArrayList<>();
    private final List<RunOutput> outputs = new ArrayList<>();
    private boolean emptied;

    MaterialRun(
            MaterialWay way,
            Actor actor,
            String id,
            String route,
            String equipment,
            int daysAgo,
            List<String> charged) {
        this.way = way;
        this.actor = actor;
        this.id = id;
        this.route = route;
        this.equipment = equipment;
        this.daysAgo = daysAgo;
        this.charged = charged;
    }

    /** Something is put in that is not on the ledger. */
    MaterialRun add(String substance, long kg) {
        additions.add(RunAddition.newBuilder()
                .setSubstance(substance)
                .setMassMg(kg * MaterialWay.KG)
                .build());
        return this;
    }

    /** Records that the run is opened and charged. */
    MaterialRun charge() {
        way.record(
                actor,
                id + "/in",
                daysAgo,
                Command.newBuilder()
                        .setOpenRun(OpenRun.newBuilder()
                                .setRunId(id)
                                .setRoute(route)
                                .setEquipment(equipment))
                        .build(),
                inputs(charged));
        return this;
    }

    /** The command that charges lots. */
    Command inputs(List<String> lots) {
        return Command.newBuilder()
                .setAddInputs(AddInputs.newBuilder()
                        .setRunId(id)
                        .addAllInputs(Hands.lots(lots))
                        .addAllAdditions(additions))
                .build();
    }

    /** An output of a material of its own, ready to be recorded or refused. */
    RunOutput.Builder output(String name, Material material, String grade, long kg) {
        return RunOutput.newBuilder()
                .setLotId(id + "-" + name)
                .setMaterial(material)
                .setGrade(grade)
                .setMassMg(kg * MaterialWay.KG);
    }

    /** Something comes out that holds nothing of what was added; answers its id. */
    String takeOut(String name, String grade, long kg) {
        return takeOut(output(name, way.material(), grade, kg));
    }

    /** The same, with an assay. */
    String takeOut(String name, String grade, long kg, Assay assay) {
        return takeOut(output(name, way.material(), grade, kg).setAssay(assay));
    }

    /** The same, of which a part comes from additions. */
    String takeOutWith(String name, String grade, long kg, long additionKg) {
        return takeOut(output(name, way.material(), grade, kg).setAdditionMg(additionKg * MaterialWay.KG));
    }

    /** Something comes out; answers its id. */
    String takeOut(RunOutput.Builder output) {
        outputs.add(output.build());
        way.made(output.getLotId(), output.getMassMg());
        return output.getLotId();
    }

    /** Records what came out. */
    void empty() {
        way.record(actor, id + "/out", daysAgo - 1, outputs(outputs));
        emptied = true;
    }

    /** Records what came out where that is not done, declares the rest lost, and closes the run. */
    void close(LossKind kind) {
        List<Command> commands = new ArrayList<>();
        if (!emptied) commands.add(outputs(outputs));
        commands.add(Command.newBuilder()
                .setDeclareLosses(DeclareLosses.newBuilder().setRunId(id).addLosses(rest(kind)))
                .build());
        commands.add(closing());
        way.record(actor, id + "/closed", daysAgo - 1, commands.toArray(Command[]::new));
    }

    private RunLoss rest(LossKind kind) {
        long addedMg = additions.stream().mapToLong(RunAddition::getMassMg).sum();
        long inMg = charged.stream().mapToLong(way::massMg).sum() + addedMg;
        long outMg = outputs.stream().mapToLong(RunOutput::getMassMg).sum();
        long addedOutMg = outputs.stream().mapToLong(RunOutput::getAdditionMg).sum();
        return RunLoss.newBuilder()
                .setKind(kind)
                .setMethod(LossMethod.LOSS_METHOD_BY_DIFFERENCE)
                .setMassMg(inMg - outMg)
                .setAdditionMg(addedMg - addedOutMg)
                .build();
    }

    /** The command that takes outputs out. */
    Command outputs(List<RunOutput> some) {
        return Command.newBuilder()
                .setAddOutputs(AddOutputs.newBuilder().setRunId(id).addAllOutputs(some))
                .build();
    }

    /** The command that closes the run. */
    Command closing() {
        return Command.newBuilder()
                .setCloseRun(CloseRun.newBuilder().setRunId(id))
                .build();
    }

    /** Id of the run. */
    String id() {
        return id;
    }
}
