package suhuan.chaincode.contract.lot;

import java.util.List;
import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.Items;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Results;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.DeductionMethod;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.lot.Nature;
import suhuan.chaincode.domain.lot.WeighTicket;
import suhuan.chaincode.domain.material.Act;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.reference.ImportLimits;
import suhuan.chaincode.state.Families;
import suhuan.chaincode.state.StateKeys;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.LotReceived;
import suhuan.ledger.v1.ReceiveLot;

/** Takes in a lot with its weigh-ticket. */
public final class ReceiveLotVerb implements Verb<ReceiveLot> {
    private static final int LONGEST_GRADE = 40;
    private static final int LONGEST_TICKET_WORD = 40;
    private static final int LONGEST_PLATE = 20;
    private static final int MOST_UNITS = 1_000_000;
    private static final int WHOLE_PPM = 1_000_000;
    private static final List<Act> ACTS = List.of(Act.COLLECT, Act.STORE, Act.PROCESS, Act.RECYCLE, Act.SMELT);

    @Override
    public void shape(ReceiveLot command, EnvelopePayload envelope, FieldChecks fields) {
        fields.present("site_id", envelope.getSiteId());
        fields.newId("lot_id", command.getLotId(), Lots.LONGEST_ID);
        fields.stated("material", command.getMaterialValue(), Material.values().length);
        if (command.getMaterialValue() == Material.POWER_BATTERY.number()) {
            fields.malformed("material", "POWER_BATTERY", "a material kept in lots; batteries are kept one by one");
        }
        fields.optionalText("grade", command.getGrade(), LONGEST_GRADE);
        fields.known("custody_model", command.getCustodyModelValue(), CustodyModel.values().length);
        fields.optionalRegion(command.getOriginRegionCode());
        if (!isCountryOrNone(command.getOriginCountryCode())) {
            fields.malformed(
                    "origin_country_code", command.getOriginCountryCode(), "two capital letters, not CN, or none");
        }
        if (fields.present("ticket", command.hasTicket())) {
            checkTicket(command.getTicket(), fields);
        }
    }

    @Override
    public void plan(ReceiveLot command, PlannedKeys keys) {
        keys.write(StateKeys.lot(command.getLotId())).write(ticketKey(command));
    }

    @Override
    public Decision<Change> apply(ReceiveLot command, Acting acting, WorkingState state) {
        Material material = Material.of(command.getMaterialValue());
        Checks checks = new Checks();
        acting.party().mustBeLicensed(material, ACTS, acting.siteId(), acting.day(), checks);
        Lots.mustBeInForce(material, command.getGrade(), acting.day(), checks);
        Lots.mustBeNew(command.getLotId(), state, checks);
        mustBeUnused(command, state, checks);
        mustBeImportable(command, material, acting.day(), checks);
        Decision<WeighTicket.Net> weighed = ticket(command).net();
        if (weighed instanceof Decision.Refused<WeighTicket.Net> no) {
            checks.note(no.refusal());
        }
        if (!checks.clean() || !(weighed instanceof Decision.Accepted<WeighTicket.Net> net)) {
            return checks.refused();
        }
        return Decision.accepted(change(command, material, net.value(), acting));
    }

    private static boolean isCountryOrNone(String code) {
        boolean letters = code.length() == 2
                && code.charAt(0) >= 'A'
                && code.charAt(0) <= 'Z'
                && code.charAt(1) >= 'A'
                && code.charAt(1) <= 'Z';
        return code.isEmpty() || (letters && !code.equals("CN"));
    }

    /** Solid waste is not imported; recycled raw material of a grade with limits is. */
    private static void mustBeImportable(ReceiveLot command, Material material, int day, Checks checks) {
        checks.require(
                command.getOriginCountryCode().isEmpty()
                        || ImportLimits.inForce(material.number(), command.getGrade(), day) != null,
                Reason.IMPORT_NOT_CONFORMING,
                "lot_id",
                command.getLotId(),
                "grade",
                command.getGrade(),
                "problem",
                "no standard lets this grade of " + material.name() + " in on " + day);
    }

    private static void checkTicket(suhuan.ledger.v1.WeighTicket ticket, FieldChecks fields) {
        fields.newId("ticket.scale_id", ticket.getScaleId(), LONGEST_TICKET_WORD);
        fields.newId("ticket.ticket_no", ticket.getTicketNo(), LONGEST_TICKET_WORD);
        fields.range("ticket.gross_mg", ticket.getGrossMg(), 1, Mass.MAX_WEIGHED_MG);
        fields.range("ticket.tare_mg", ticket.getTareMg(), 0, Mass.MAX_WEIGHED_MG);
        fields.known("ticket.deduction_method", ticket.getDeductionMethodValue(), DeductionMethod.values().length);
        int method = ticket.getDeductionMethodValue();
        boolean share = method == DeductionMethod.SHARE.number();
        boolean perUnit = method == DeductionMethod.PER_UNIT.number();
        boolean mass = perUnit || method == DeductionMethod.FIXED.number();
        fields.range("ticket.deduction_ppm", ticket.getDeductionPpm(), 0, share ? WHOLE_PPM : 0);
        fields.range("ticket.deduction_mg", ticket.getDeductionMg(), 0, mass ? Mass.MAX_WEIGHED_MG : 0);
        fields.range("ticket.deduction_units", ticket.getDeductionUnits(), 0, perUnit ? MOST_UNITS : 0);
        fields.optionalText("ticket.vehicle_plate", ticket.getVehiclePlate(), LONGEST_PLATE);
        fields.range("ticket.weighed_at_ms", ticket.getWeighedAtMs(), 0, Long.MAX_VALUE);
    }

    private static WeighTicket ticket(ReceiveLot command) {
        suhuan.ledger.v1.WeighTicket ticket = command.getTicket();
        return new WeighTicket(
                ticket.getTicketNo(),
                ticket.getGrossMg(),
                ticket.getTareMg(),
                DeductionMethod.of(ticket.getDeductionMethodValue()),
                ticket.getDeductionPpm(),
                ticket.getDeductionMg(),
                ticket.getDeductionUnits());
    }

    private static String ticketKey(ReceiveLot command) {
        return StateKeys.ticket(
                command.getTicket().getScaleId(), command.getTicket().getTicketNo());
    }

    private static void mustBeUnused(ReceiveLot command, WorkingState state, Checks checks) {
        String usedFor = state.find(Families.TICKET, ticketKey(command));
        if (usedFor != null) {
            checks.refuse(
                    Reason.TICKET_ALREADY_USED,
                    "ticket_no",
                    command.getTicket().getTicketNo(),
                    "scale_id",
                    command.getTicket().getScaleId(),
                    "lot_id",
                    usedFor);
        }
    }

    private static Change change(ReceiveLot command, Material material, WeighTicket.Net net, Acting acting) {
        CustodyModel stated = CustodyModel.of(command.getCustodyModelValue());
        Lot lot = new Lot(
                command.getLotId(),
                material,
                command.getGrade(),
                net.netMg(),
                stated == CustodyModel.UNSPECIFIED ? CustodyModel.SEGREGATED : stated,
                acting.custody(),
                List.of(),
                command.getOriginCountryCode().isEmpty() ? Nature.PLAIN : Nature.FOREIGN);
        Change change = Change.told(Fact.newBuilder()
                .setLotReceived(LotReceived.newBuilder()
                        .setLot(Results.of(lot))
                        .setTicket(command.getTicket())
                        .setDeductionMg(net.deductionMg())
                        .setOriginRegionCode(command.getOriginRegionCode())
                        .setOriginCountryCode(command.getOriginCountryCode())));
        Items.add(change, lot);
        change.plain(ticketKey(command), Families.TICKET, lot.id());
        return change.created(lot.id());
    }
}
