package suhuan.chaincode.contract.certificate;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.STRANGER;
import static suhuan.chaincode.contract.fixture.Parties.YARD;
import static suhuan.chaincode.contract.fixture.Parties.YARD_SECOND_SITE;
import static suhuan.chaincode.contract.fixture.Processing.HYDRO;
import static suhuan.chaincode.contract.fixture.Processing.KG;
import static suhuan.chaincode.contract.fixture.Processing.SORTING;
import static suhuan.chaincode.contract.fixture.Processing.close;
import static suhuan.chaincode.contract.fixture.Processing.closed;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.issue;
import static suhuan.chaincode.contract.fixture.Processing.more;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.output;
import static suhuan.chaincode.contract.fixture.Processing.outputs;
import static suhuan.chaincode.contract.fixture.Processing.plant;
import static suhuan.chaincode.contract.fixture.Processing.recorded;
import static suhuan.chaincode.contract.fixture.Processing.refused;
import static suhuan.chaincode.contract.fixture.Processing.retire;
import static suhuan.chaincode.contract.fixture.Processing.scrap;
import static suhuan.chaincode.contract.fixture.Processing.transfer;
import static suhuan.chaincode.contract.fixture.Processing.yard;

import java.util.List;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.contract.fixture.Case.Step;
import suhuan.chaincode.domain.common.Reason;
import suhuan.common.v1.Material;
import suhuan.ledger.v1.IssueCertificate;
import suhuan.ledger.v1.RetireCertificate;
import suhuan.ledger.v1.TransferCertificate;

/** Tables of the verbs of certificates. */
public final class CertificateCases {
    /** What run R recovered: 99 % of 24 kg. */
    private static final long COBALT_MG = 24 * KG / 100 * 99;

    private static final List<Step> NOTHING = List.of();

    private CertificateCases() {}

    public static Stream<Case> all() {
        return Stream.of(issuing(), transferring(), retiring()).flatMap(List::stream);
    }

    private static List<Case> issuing() {
        IssueCertificate.Builder all = issue("C", "R", "Co", COBALT_MG);
        IssueCertificate.Builder ofSite =
                all.clone().clearRunId().setYear(2026).setMaterial(Material.MATERIAL_POWER_BATTERY);
        return List.of(
                recorded("all of it", closed(), plant(all)),
                recorded(
                        "in two",
                        closed(),
                        plant(issue("C", "R", "Co", COBALT_MG - 1)),
                        plant(issue("D", "R", "Co", 1).setScheme("CN_EPR"))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no scheme",
                        NOTHING,
                        plant(all.clone().clearScheme())),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no run and no material",
                        NOTHING,
                        plant(ofSite.clone().clearMaterial())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a run and a material",
                        NOTHING,
                        plant(all.clone().setMaterialValue(7))),
                refused(Reason.FIELD_OUT_OF_RANGE, "nothing", NOTHING, plant(issue("C", "R", "Co", 0))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "a run and a year",
                        NOTHING,
                        plant(all.clone().setYear(2026))),
                refused(Reason.RUN_NOT_FOUND, "no such run", NOTHING, plant(all)),
                refused(
                        Reason.CERTIFICATE_ALREADY_EXISTS,
                        "twice",
                        more(closed(), plant(issue("C", "R", "Co", 1))),
                        plant(issue("C", "R", "Co", 1))),
                refused(
                        Reason.SCHEME_UNKNOWN,
                        "no such scheme",
                        closed(),
                        plant(all.clone().setScheme("MINE"))),
                refused(Reason.RUN_OF_OTHER_PARTY, "another's run", closed(), yard(all)),
                refused(
                        Reason.RUN_AT_OTHER_SITE,
                        "from another site",
                        sorted(),
                        by(YARD, YARD_SECOND_SITE, issue("C", "R", "", 1))),
                refused(Reason.RUN_STILL_OPEN, "an open run", List.of(plant(openRun("R", HYDRO))), plant(all)),
                refused(
                        Reason.CLAIM_EXCEEDS_RECOVERED,
                        "a mg more",
                        closed(),
                        plant(issue("C", "R", "Co", COBALT_MG + 1))),
                refused(
                        Reason.CLAIM_EXCEEDS_RECOVERED,
                        "what was issued",
                        more(closed(), plant(all)),
                        plant(issue("D", "R", "Co", 1).setScheme("GREEN_CREDIT"))),
                refused(Reason.CLAIM_EXCEEDS_RECOVERED, "of an empty period account", closed(), plant(ofSite)));
    }

    private static List<Step> sorted() {
        return List.of(
                scrap("a", TONNE),
                yard(openRun("R", SORTING)),
                yard(inputs("R", lot("a", 0))),
                yard(outputs("R", output("b", "201-B", TONNE).setMaterial(Material.MATERIAL_SCRAP_STEEL))),
                yard(close("R")));
    }

    private static List<Step> issued() {
        return more(closed(), plant(issue("C", "R", "Co", COBALT_MG)));
    }

    private static List<Case> transferring() {
        TransferCertificate.Builder part = transfer("C", MAKER).setMassMg(KG).setPartCertificateId("P");
        return List.of(
                recorded("all", issued(), by(RECYCLER, transfer("C", MAKER))),
                recorded("a part", issued(), by(RECYCLER, part), by(MAKER, transfer("P", OTHER_MAKER))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "a part without id",
                        NOTHING,
                        by(RECYCLER, part.clone().clearPartCertificateId())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "all with the id of a part",
                        NOTHING,
                        by(RECYCLER, part.clone().clearMassMg())),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "less than nothing",
                        NOTHING,
                        by(RECYCLER, part.clone().setMassMg(-1))),
                refused(Reason.PARTY_NOT_FOUND, "to a stranger", issued(), by(RECYCLER, transfer("C", STRANGER))),
                refused(
                        Reason.CERTIFICATE_NOT_FOUND,
                        "no such certificate",
                        NOTHING,
                        by(RECYCLER, transfer("C", MAKER))),
                refused(
                        Reason.CERTIFICATE_ALREADY_EXISTS,
                        "the id of another",
                        issued(),
                        by(RECYCLER, part.clone().setPartCertificateId("C"))),
                refused(
                        Reason.CERTIFICATE_NOT_HELD,
                        "by who has sold it",
                        more(issued(), by(RECYCLER, transfer("C", MAKER))),
                        by(RECYCLER, transfer("C", OTHER_MAKER))),
                refused(
                        Reason.CERTIFICATE_RETIRED,
                        "after the claim",
                        more(issued(), by(RECYCLER, retire("C"))),
                        by(RECYCLER, transfer("C", MAKER))),
                refused(
                        Reason.CERTIFICATE_MASS_NOT_AVAILABLE,
                        "more than it holds",
                        issued(),
                        by(RECYCLER, part.clone().setMassMg(COBALT_MG + 1))));
    }

    private static List<Case> retiring() {
        RetireCertificate.Builder claim = retire("C");
        return List.of(
                recorded("all", issued(), by(RECYCLER, claim)),
                recorded("in two", issued(), by(RECYCLER, claim.clone().setMassMg(1)), by(RECYCLER, claim)),
                recorded(
                        "for the year after",
                        issued(),
                        by(RECYCLER, claim.clone().setYear(2027))),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no purpose",
                        NOTHING,
                        by(RECYCLER, claim.clone().clearPurpose())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a blank in the scheme",
                        NOTHING,
                        by(RECYCLER, claim.clone().setScheme("a b"))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "no year",
                        NOTHING,
                        by(RECYCLER, claim.clone().clearYear())),
                refused(
                        Reason.REGION_UNKNOWN,
                        "a region that is none",
                        NOTHING,
                        by(RECYCLER, claim.clone().setRegionCode("999999"))),
                refused(Reason.CERTIFICATE_NOT_FOUND, "no such certificate", NOTHING, by(RECYCLER, claim)),
                refused(Reason.CERTIFICATE_NOT_HELD, "another's", issued(), by(MAKER, claim)),
                refused(Reason.CERTIFICATE_RETIRED, "twice", more(issued(), by(RECYCLER, claim)), by(RECYCLER, claim)),
                refused(
                        Reason.RING_FENCE_CROSSED,
                        "another scheme",
                        issued(),
                        by(RECYCLER, claim.clone().setScheme("CN_EPR"))),
                refused(
                        Reason.RING_FENCE_CROSSED,
                        "a year too late",
                        issued(),
                        by(RECYCLER, claim.clone().setYear(2028))),
                refused(
                        Reason.RING_FENCE_CROSSED,
                        "a year too early",
                        issued(),
                        by(RECYCLER, claim.clone().setYear(2025))),
                refused(
                        Reason.RING_FENCE_CROSSED,
                        "another province",
                        more(closed(), plant(issue("C", "R", "Co", 1).setScheme("CN_PROVINCE_SUBSIDY"))),
                        by(
                                RECYCLER,
                                claim.clone().setScheme("CN_PROVINCE_SUBSIDY").setRegionCode("110000"))),
                recorded(
                        "another town of the province",
                        more(closed(), plant(issue("C", "R", "Co", 1).setScheme("CN_PROVINCE_SUBSIDY"))),
                        by(
                                RECYCLER,
                                claim.clone().setScheme("CN_PROVINCE_SUBSIDY").setRegionCode("350100"))),
                refused(
                        Reason.CERTIFICATE_MASS_NOT_AVAILABLE,
                        "more than it holds",
                        issued(),
                        by(RECYCLER, claim.clone().setMassMg(COBALT_MG + 1))));
    }
}
