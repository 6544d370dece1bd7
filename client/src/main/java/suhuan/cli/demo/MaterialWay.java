package suhuan.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import suhuan.client.Refusal;
import suhuan.client.Vocabulary;
import suhuan.common.v1.Act;
import suhuan.common.v1.CustodyModel;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.DeductionMethod;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.ImportInspection;
import suhuan.ledger.v1.ReceiveLot;
import suhuan.ledger.v1.RecordAssay;
import suhuan.ledger.v1.RejectionReason;
import suhuan.ledger.v1.WeighTicket;

/**
 * One material on its way from the scale to what it becomes. Keeps the ids of what it made, so that all of it can be read back, and
 * what each lot should weigh, so that runs come out even.
 */
final class MaterialWay {
    /** A kilogram in mg. */
    static final long KG = 1_000_000L;

    private static final int PPM = 1_000_000;

    private final Material material;
    private final String code;
    private final Hands hands;
    private final List<String> weighed = new ArrayList<>();
    private final List<String> inspected = new ArrayList<>();
    private final List<String> runs = new ArrayList<>();
    private final Map<String, Long> lots = new LinkedHashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * @param code what ids of this material have after the scenario's letters
     */
    MaterialWay(Material material, String code, Hands hands) {
        this.material = material;
        this.code = code;
        this.hands = hands;
    }

    /** A lot of this material as its ticket says, ready to be recorded. */
    Command ticketed(Actor actor, String name, String grade, int daysAgo, WeighTicket.Builder ticket) {
        return Command.newBuilder()
                .setReceiveLot(ReceiveLot.newBuilder()
                        .setLotId(id(name))
                        .setMaterial(material)
                        .setGrade(grade)
                        .setCustodyModel(CustodyModel.CUSTODY_MODEL_SEGREGATED)
                        .setOriginRegionCode(actor.places().get(0).region())
                        .setTicket(ticket.clone().setWeighedAtMs(hands.clock().daysAgo(daysAgo, 0))))
                .build();
    }

    /** Weighs a lot in; answers its id. */
    String weigh(Actor actor, String name, String grade, int daysAgo, WeighTicket.Builder ticket) {
        return taken(actor, name, daysAgo, ticketed(actor, name, grade, daysAgo, ticket));
    }

    /** Weighs an imported lot in; answers its id. */
    String weighImported(
            Actor actor, String name, String grade, String country, int daysAgo, WeighTicket.Builder ticket) {
        ReceiveLot.Builder receive = ticketed(actor, name, grade, daysAgo, ticket).getReceiveLot().toBuilder()
                .clearOriginRegionCode()
                .setOriginCountryCode(country);
        return taken(
                actor,
                name,
                daysAgo,
                Command.newBuilder().setReceiveLot(receive).build());
    }

    private String taken(Actor actor, String name, int daysAgo, Command command) {
        hands.record(actor, code + "/weigh/" + name, daysAgo, command);
        weighed.add(id(name));
        lots.put(id(name), netMg(command.getReceiveLot().getTicket()));
        return id(name);
    }

    /** A ticket of a scale, without deduction. */
    static WeighTicket.Builder ticket(Actor actor, String number, long grossKg, long tareKg) {
        return WeighTicket.newBuilder()
                .setScaleId(actor.site() + "-SCALE")
                .setTicketNo("MT-" + number)
                .setGrossMg(grossKg * KG)
                .setTareMg(tareKg * KG);
    }

    /** Net mass as the contract has it: the share is rounded down to the mg. */
    private static long netMg(WeighTicket ticket) {
        long loaded = ticket.getGrossMg() - ticket.getTareMg();
        if (ticket.getDeductionMethod() == DeductionMethod.DEDUCTION_METHOD_SHARE) {
            return loaded - loaded / PPM * ticket.getDeductionPpm() - loaded % PPM * ticket.getDeductionPpm() / PPM;
        }
        if (ticket.getDeductionMethod() == DeductionMethod.DEDUCTION_METHOD_PER_UNIT) {
            return loaded - ticket.getDeductionMg() * ticket.getDeductionUnits();
        }
        return loaded - ticket.getDeductionMg();
    }

    /** Hands lots over as a whole; answers what the new ones are called. */
    List<String> hand(String name, Actor from, Actor to, Act act, int daysAgo, List<String> ids) {
        List<String> arrived = hands.handOver(code + "-" + name, from, to, act, daysAgo, Hands.lots(ids));
        for (int i = 0; i < arrived.size(); i++) lots.put(arrived.get(i), massMg(ids.get(i)));
        return arrived;
    }

    /** Records what a lot is made of. */
    void assay(Actor actor, String lot, int daysAgo, Assay assay) {
        record(
                actor,
                "assay/" + lot,
                daysAgo,
                RecordAssay.newBuilder().setLotId(lot).setAssay(assay));
    }

    /** Records the inspection of an imported lot. */
    void inspect(Actor actor, String lot, int daysAgo, int inclusionsPpm, String certificateNo, Assay assay) {
        record(
                actor,
                "inspect/" + lot,
                daysAgo,
                RecordAssay.newBuilder()
                        .setLotId(lot)
                        .setAssay(assay)
                        .setInspection(ImportInspection.newBuilder()
                                .setInclusionsPpm(inclusionsPpm)
                                .setRadioactivityPassed(true)
                                .setCertificateNo(certificateNo)));
        inspected.add(lot);
    }

    private void record(Actor actor, String step, int daysAgo, RecordAssay.Builder assay) {
        record(actor, step, daysAgo, Command.newBuilder().setRecordAssay(assay).build());
    }

    /** Shares of elements and none of any other: symbol, ppm, symbol, ppm, … */
    Assay only(String method, int daysAgo, Object... symbolsAndShares) {
        return some(method, daysAgo, symbolsAndShares).toBuilder()
                .setNothingElse(true)
                .build();
    }

    /** The same, where others were not looked for. */
    Assay some(String method, int daysAgo, Object... symbolsAndShares) {
        Assay.Builder assay = Assay.newBuilder()
                .setMethod(method)
                .setLaboratory("厂内化验室 works laboratory")
                .setSampledOnYyyymmdd(hands.clock().yyyymmdd(daysAgo));
        for (int i = 0; i < symbolsAndShares.length; i += 2) {
            assay.addElements(ElementShare.newBuilder()
                    .setElement((String) symbolsAndShares[i])
                    .setSharePpm((Integer) symbolsAndShares[i + 1]));
        }
        return assay.build();
    }

    /** Opens a run of some lots. */
    MaterialRun run(String name, Actor actor, String route, String equipment, int daysAgo, List<String> charged) {
        runs.add(id(name));
        return new MaterialRun(this, actor, id(name), route, equipment, daysAgo, charged);
    }

    /** Tries what the ledger must refuse for a reason, and keeps why it did. */
    void refused(Actor actor, String step, int daysAgo, RejectionReason reason, Command command) {
        Refusal refusal = hands.refused(actor, code + "/refused/" + step, daysAgo, command);
        if (!refusal.is(reason)) {
            throw new DemoProblem(
                    step + ": " + refusal.name() + " where " + Vocabulary.name(reason) + " was due: " + refusal.en());
        }
        refusals.add(refusal);
    }

    /** Records commands in one envelope. */
    void record(Actor actor, String step, int daysAgo, Command... commands) {
        hands.record(actor, code + "/" + step, daysAgo, commands);
    }

    /** A lot that came out of a run. */
    void made(String lot, long massMg) {
        lots.put(lot, massMg);
    }

    /** What a lot should weigh. */
    long massMg(String lot) {
        return Objects.requireNonNull(lots.get(lot), lot);
    }

    /** Id of something of this way. */
    String id(String name) {
        return "MT-" + code + "-" + name;
    }

    DemoClock clock() {
        return hands.clock();
    }

    Material material() {
        return material;
    }

    /** Lots that came in over a scale. */
    List<String> weighed() {
        return weighed;
    }

    /** Imported lots that were inspected. */
    List<String> inspected() {
        return inspected;
    }

    List<String> runs() {
        return runs;
    }

    /** All lots there ever were. */
    List<String> lots() {
        return List.copyOf(lots.keySet());
    }

    /** What the ledger refused. */
    List<Refusal> refusals() {
        return refusals;
    }
}
