package suhuan.chaincode.state;

import com.google.protobuf.ByteString;
import java.util.List;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.battery.Battery;
import suhuan.chaincode.domain.battery.BatteryModel;
import suhuan.chaincode.domain.battery.Parts;
import suhuan.chaincode.domain.battery.Vehicle;
import suhuan.chaincode.domain.certificate.Certificate;
import suhuan.chaincode.domain.certificate.ClaimAccount;
import suhuan.chaincode.domain.handover.HandOver;
import suhuan.chaincode.domain.hold.Correction;
import suhuan.chaincode.domain.hold.HoldCase;
import suhuan.chaincode.domain.hold.Recalls;
import suhuan.chaincode.domain.lot.Lot;
import suhuan.chaincode.domain.party.Delegation;
import suhuan.chaincode.domain.party.Party;
import suhuan.chaincode.domain.party.Role;
import suhuan.chaincode.domain.party.Site;
import suhuan.chaincode.domain.process.Run;
import suhuan.chaincode.domain.responsibility.Declaration;
import suhuan.chaincode.domain.responsibility.ListingRule;
import suhuan.chaincode.domain.responsibility.Memberships;
import suhuan.chaincode.domain.responsibility.SalesYear;
import suhuan.chaincode.domain.vehicle.VehicleCase;
import suhuan.chaincode.domain.vehicle.VehicleFile;
import suhuan.state.v1.ClaimState;
import suhuan.state.v1.CompositionState;
import suhuan.state.v1.CorrectedState;
import suhuan.state.v1.EnvelopeState;
import suhuan.state.v1.LedgerState;
import suhuan.state.v1.ReachedState;
import suhuan.state.v1.ReportedState;
import suhuan.state.v1.TicketState;
import suhuan.state.v1.VoucherState;

/** Every kind of stored value. */
public final class Families {
    /** The open ledger; the only value is the regulator's id and the ledger's name. */
    public static final Family<LedgerState> LEDGER = new Family<>(
            "ledger", (id, bytes) -> Stored.plain(LedgerState.parseFrom(bytes)), (value, lastFact) -> value);

    /** Parties. */
    public static final Family<Party> PARTY = new Family<>("party", RegistryCodec::party, RegistryCodec::party);

    /** Sites. */
    public static final Family<Site> SITE = new Family<>("site", RegistryCodec::site, RegistryCodec::site);

    /** Filed models. */
    public static final Family<BatteryModel> MODEL = new Family<>("model", RegistryCodec::model, RegistryCodec::model);

    /** Batteries and candidates. */
    public static final Family<Battery> BATTERY = new Family<>("battery", BatteryCodec::battery, BatteryCodec::battery);

    /** Vehicles. */
    public static final Family<Vehicle> VEHICLE =
            new Family<>("vehicle", BatteryCodec::vehicle, (value, lastFact) -> BatteryCodec.vehicle(value));

    /** Candidates by the code they claim. */
    public static final Family<String> CLAIM = new Family<>(
            "claim",
            (id, bytes) -> Stored.plain(ClaimState.parseFrom(bytes).getCandidateId()),
            (value, lastFact) -> ClaimState.newBuilder().setCandidateId(value).build());

    /** Lots. */
    public static final Family<Lot> LOT = new Family<>("lot", GoodsCodec::lot, GoodsCodec::lot);

    /** Lots by the weigh-ticket they came with. */
    public static final Family<String> TICKET = new Family<>(
            "ticket",
            (id, bytes) -> Stored.plain(TicketState.parseFrom(bytes).getLotId()),
            (value, lastFact) -> TicketState.newBuilder().setLotId(value).build());

    /** Hand-overs. */
    public static final Family<HandOver> HAND_OVER =
            new Family<>("hand-over", GoodsCodec::handOver, GoodsCodec::handOver);

    /** What is on file about vehicles. */
    public static final Family<VehicleFile> VEHICLE_FILE =
            new Family<>("vehicle file", VehicleCodec::file, VehicleCodec::file);

    /** Cases of incomplete vehicles. */
    public static final Family<VehicleCase> VEHICLE_CASE =
            new Family<>("vehicle case", VehicleCodec::vehicleCase, VehicleCodec::vehicleCase);

    /** Vehicles by the voucher of recovery that was used for them. */
    public static final Family<String> VOUCHER = new Family<>(
            "voucher",
            (id, bytes) -> Stored.plain(VoucherState.parseFrom(bytes).getVin()),
            (value, lastFact) -> VoucherState.newBuilder().setVin(value).build());
    /** Process runs. */
    public static final Family<Run> RUN = new Family<>("run", ProcessCodec::run, ProcessCodec::run);

    /** Closed runs as they would stand after corrections. */
    public static final Family<Run> REJUDGED = new Family<>(
            "rejudged run", ProcessCodec::run, (value, lastFact) -> ProcessCodec.run(value, ByteString.EMPTY));

    /** Compositions filed for models. */
    public static final Family<Assay> COMPOSITION = new Family<>(
            "composition",
            (id, bytes) -> Stored.plain(
                    ProcessCodec.assay(CompositionState.parseFrom(bytes).getAssay())),
            (value, lastFact) -> CompositionState.newBuilder()
                    .setAssay(ProcessCodec.assay(value))
                    .build());

    /** What may be certified, by source. */
    public static final Family<ClaimAccount> CLAIM_ACCOUNT = new Family<>(
            "claim account", CertificateCodec::account, (value, lastFact) -> CertificateCodec.account(value));

    /** Certificates. */
    public static final Family<Certificate> CERTIFICATE =
            new Family<>("certificate", CertificateCodec::certificate, CertificateCodec::certificate);

    /** Cases of goods held back. */
    public static final Family<HoldCase> HOLD_CASE = new Family<>("case", HoldCodec::holdCase, HoldCodec::holdCase);

    /** What products were made of. */
    public static final Family<Parts> PARTS =
            new Family<>("parts", HoldCodec::parts, (value, lastFact) -> HoldCodec.parts(value));

    /** Open recalls by model. */
    public static final Family<Recalls> RECALLS =
            new Family<>("recalls", HoldCodec::recalls, (value, lastFact) -> HoldCodec.recalls(value));

    /** Delegations. */
    public static final Family<Delegation> DELEGATION =
            new Family<>("delegation", HoldCodec::delegation, HoldCodec::delegation);

    /** Corrections. */
    public static final Family<Correction> CORRECTION =
            new Family<>("correction", HoldCodec::correction, HoldCodec::correction);

    /** Corrections by the fact they correct. */
    public static final Family<String> CORRECTED = new Family<>(
            "corrected fact",
            (id, bytes) -> Stored.plain(CorrectedState.parseFrom(bytes).getCorrectionId()),
            (value, lastFact) ->
                    CorrectedState.newBuilder().setCorrectionId(value).build());

    /** Items and facts that a correction has reached, each with the digest of the fact through which it did. */
    public static final Family<ByteString> REACHED = new Family<>(
            "reached by a correction",
            (id, bytes) -> Stored.plain(ReachedState.parseFrom(bytes).getFactSha256()),
            (value, lastFact) -> ReachedState.newBuilder().setFactSha256(value).build());

    /** Rule editions and batches of the white list, by id. */
    public static final Family<String> RULE_EDITION =
            new Family<>("rule edition", ResponsibilityCodec::edition, ResponsibilityCodec::edition);

    /** Editions that demand the white list. */
    public static final Family<ListingRule> LISTING_RULE = new Family<>(
            "listing rule", ResponsibilityCodec::listingRule, (value, lastFact) -> ResponsibilityCodec.of(value));

    /** Roles that may owe a duty. */
    public static final Family<List<Role>> DUTY =
            new Family<>("duty", ResponsibilityCodec::duty, (value, lastFact) -> ResponsibilityCodec.duty(value));

    /** Declared sales, filed reports and schemes. */
    public static final Family<Declaration> DECLARATION =
            new Family<>("declaration", ResponsibilityCodec::declaration, ResponsibilityCodec::declaration);

    /** Declared sales by producer, material, market and year. */
    public static final Family<SalesYear> SALES =
            new Family<>("sales", ResponsibilityCodec::sales, (value, lastFact) -> ResponsibilityCodec.of(value));

    /** Reports by what they are about. */
    public static final Family<String> REPORT = new Family<>(
            "report",
            (id, bytes) -> Stored.plain(ReportedState.parseFrom(bytes).getReportId()),
            (value, lastFact) -> ReportedState.newBuilder().setReportId(value).build());

    /** Schemes by producer and material. */
    public static final Family<Memberships> MEMBERSHIP = new Family<>(
            "membership", ResponsibilityCodec::memberships, (value, lastFact) -> ResponsibilityCodec.of(value));

    /** Recorded envelopes. */
    public static final Family<EnvelopeState> ENVELOPE = new Family<>(
            "envelope", (id, bytes) -> Stored.plain(EnvelopeState.parseFrom(bytes)), (value, lastFact) -> value);

    private Families() {}
}
