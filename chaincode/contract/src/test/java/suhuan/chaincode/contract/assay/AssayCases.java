package suhuan.chaincode.contract.assay;

import static suhuan.chaincode.contract.fixture.Case.by;
import static suhuan.chaincode.contract.fixture.Case.recorded;
import static suhuan.chaincode.contract.fixture.Case.refused;
import static suhuan.chaincode.contract.fixture.Commands.TONNE;
import static suhuan.chaincode.contract.fixture.Commands.lot;
import static suhuan.chaincode.contract.fixture.Parties.MAKER;
import static suhuan.chaincode.contract.fixture.Parties.OTHER_MAKER;
import static suhuan.chaincode.contract.fixture.Parties.RECYCLER;
import static suhuan.chaincode.contract.fixture.Parties.REGULATOR;
import static suhuan.chaincode.contract.fixture.Processing.SORTING;
import static suhuan.chaincode.contract.fixture.Processing.assay;
import static suhuan.chaincode.contract.fixture.Processing.fileComposition;
import static suhuan.chaincode.contract.fixture.Processing.inputs;
import static suhuan.chaincode.contract.fixture.Processing.openRun;
import static suhuan.chaincode.contract.fixture.Processing.packs;
import static suhuan.chaincode.contract.fixture.Processing.recordAssay;
import static suhuan.chaincode.contract.fixture.Processing.scrap;
import static suhuan.chaincode.contract.fixture.Processing.yard;

import java.util.List;
import java.util.stream.Stream;
import suhuan.chaincode.contract.fixture.Case;
import suhuan.chaincode.domain.common.Reason;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.FileComposition;
import suhuan.ledger.v1.ImportInspection;
import suhuan.ledger.v1.RecordAssay;

/** Tables of the verbs of compositions and assays. */
public final class AssayCases {
    private AssayCases() {}

    public static Stream<Case> all() {
        return Stream.of(filing(), assaying()).flatMap(List::stream);
    }

    private static List<Case> filing() {
        FileComposition.Builder packs = fileComposition(packs());
        return List.of(
                recorded("by the maker", by(MAKER, packs)),
                recorded("by the regulator", by(REGULATOR, packs)),
                recorded("replaced by the regulator", by(MAKER, packs), by(REGULATOR, packs)),
                refused(
                        Reason.FIELD_REQUIRED,
                        "no composition",
                        by(MAKER, packs.clone().clearComposition())),
                refused(Reason.FIELD_REQUIRED, "no elements", by(MAKER, fileComposition(assay("XRF")))),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a whole battery code",
                        by(MAKER, packs.clone().setModelCode("001PB240"))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "less than nothing",
                        by(MAKER, fileComposition(assay("XRF", "Co", -1)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more than the whole",
                        by(MAKER, fileComposition(assay("XRF", "Co", 500_000, "Ni", 500_001)))),
                refused(Reason.TOO_MANY_ENTRIES, "41 elements", by(MAKER, fileComposition(elements(41)))),
                refused(
                        Reason.DUPLICATE_ENTRY,
                        "cobalt twice",
                        by(MAKER, fileComposition(assay("XRF", "Co", 1, "Co", 2)))),
                refused(
                        Reason.DATE_INVALID,
                        "sampled on no day",
                        by(MAKER, fileComposition(packs().setSampledOnYyyymmdd(20261301)))),
                refused(Reason.ROLE_NOT_HELD, "by a recycler", by(RECYCLER, packs)),
                refused(Reason.ROLE_NOT_HELD, "replaced by the maker", by(MAKER, packs), by(MAKER, packs)),
                refused(Reason.MODEL_OF_OTHER_MAKER, "another's model", by(OTHER_MAKER, packs)),
                refused(
                        Reason.MODEL_NOT_FILED,
                        "no such model",
                        by(MAKER, packs.clone().setModelCode("001PB99"))),
                refused(
                        Reason.ELEMENT_UNKNOWN,
                        "an element nobody tracks",
                        by(MAKER, fileComposition(assay("XRF", "Au", 1)))),
                refused(
                        Reason.METHOD_UNKNOWN,
                        "a method of no list",
                        by(MAKER, fileComposition(assay("GUESS", "Co", 1)))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "sampled tomorrow",
                        by(MAKER, fileComposition(packs().setSampledOnYyyymmdd(20260530)))));
    }

    private static Assay.Builder elements(int count) {
        Assay.Builder assay = assay("XRF");
        for (int i = 0; i < count; i++) {
            assay.addElements(ElementShare.newBuilder().setElement("E" + i));
        }
        return assay;
    }

    private static List<Case> assaying() {
        RecordAssay.Builder found = recordAssay("a", assay("XRF", "Fe", 950_000));
        ImportInspection.Builder inspection =
                ImportInspection.newBuilder().setInclusionsPpm(1).setCertificateNo("Q-1");
        return List.of(
                recorded("by the holder", scrap("a", TONNE), yard(found)),
                recorded(
                        "with an inspection",
                        scrap("a", TONNE),
                        yard(found.clone().setInspection(inspection))),
                recorded(
                        "a second that agrees",
                        scrap("a", TONNE),
                        yard(found),
                        yard(recordAssay("a", assay("SPARK_OES", "Fe", 1_000_000)))),
                refused(Reason.FIELD_REQUIRED, "no assay", yard(found.clone().clearAssay())),
                refused(
                        Reason.FIELD_MALFORMED,
                        "a blank in the id",
                        yard(found.clone().setLotId("a b"))),
                refused(
                        Reason.FIELD_OUT_OF_RANGE,
                        "more inclusions than mass",
                        yard(found.clone().setInspection(inspection.clone().setInclusionsPpm(1_000_001)))),
                refused(Reason.TOO_MANY_ENTRIES, "41 elements", yard(recordAssay("a", elements(41)))),
                refused(Reason.DUPLICATE_ENTRY, "iron twice", yard(recordAssay("a", assay("XRF", "Fe", 1, "Fe", 2)))),
                refused(
                        Reason.DATE_INVALID,
                        "sampled on no day",
                        yard(recordAssay("a", assay("XRF", "Fe", 1).setSampledOnYyyymmdd(0)))),
                refused(Reason.LOT_NOT_FOUND, "no such lot", yard(found)),
                refused(
                        Reason.ELEMENT_UNKNOWN,
                        "an element nobody tracks",
                        scrap("a", TONNE),
                        yard(recordAssay("a", assay("XRF", "Au", 1)))),
                refused(
                        Reason.METHOD_UNKNOWN,
                        "a method of no list",
                        scrap("a", TONNE),
                        yard(recordAssay("a", assay("GUESS", "Fe", 1)))),
                refused(Reason.CUSTODY_NOT_HELD, "another's lot", scrap("a", TONNE), by(RECYCLER, found)),
                refused(
                        Reason.LOT_CONSUMED,
                        "a lot with nothing left",
                        scrap("a", TONNE),
                        yard(openRun("R", SORTING)),
                        yard(inputs("R", lot("a", 0))),
                        yard(found)),
                refused(
                        Reason.ASSAY_CONTRADICTS,
                        "a second that does not agree",
                        scrap("a", TONNE),
                        yard(found),
                        yard(recordAssay("a", assay("SPARK_OES", "Fe", 892_999)))),
                refused(
                        Reason.ASSAY_CONTRADICTS,
                        "a second that is silent about iron",
                        scrap("a", TONNE),
                        yard(found),
                        yard(recordAssay("a", assay("SPARK_OES", "Cu", 1)))));
    }
}
