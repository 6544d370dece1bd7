package suhuan.chaincode.contract.verb;

import java.util.ArrayList;
import java.util.List;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;
import suhuan.chaincode.domain.reference.AssayMethods;
import suhuan.chaincode.domain.reference.Elements;
import suhuan.ledger.v1.ElementShare;

/** Assays as commands state them. */
public final class AssayForm {
    /** Longest symbol of an element. */
    public static final int LONGEST_SYMBOL = 8;

    private static final int LONGEST_METHOD = 40;
    private static final int LONGEST_LABORATORY = 100;

    private AssayForm() {}

    /**
     * Checks the shape.
     *
     * @param path name of the field, with a dot at its end
     */
    public static void shape(String path, suhuan.ledger.v1.Assay assay, FieldChecks fields) {
        fields.newId(path + "method", assay.getMethod(), LONGEST_METHOD);
        fields.text(path + "laboratory", assay.getLaboratory(), LONGEST_LABORATORY);
        fields.day(path + "sampled_on_yyyymmdd", assay.getSampledOnYyyymmdd());
        fields.count(path + "elements", assay.getElementsCount(), Assay.MOST_SHARES);
        fields.optionalSha256(path + "evidence_sha256", assay.getEvidenceSha256());
        List<String> symbols = new ArrayList<>();
        long sumPpm = 0;
        for (int i = 0; i < Math.min(assay.getElementsCount(), Assay.MOST_SHARES); i++) {
            ElementShare share = assay.getElements(i);
            fields.newId(path + "elements[" + i + "].element", share.getElement(), LONGEST_SYMBOL);
            fields.range(path + "elements[" + i + "].share_ppm", share.getSharePpm(), 0, Assay.WHOLE_PPM);
            symbols.add(share.getElement());
            sumPpm += share.getSharePpm();
        }
        fields.distinct(path + "elements", symbols);
        fields.range("sum of " + path + "elements", sumPpm, Long.MIN_VALUE, Assay.WHOLE_PPM);
    }

    /** Checks method, elements and day against the lists of the day. */
    public static void mustBeKnown(suhuan.ledger.v1.Assay assay, int day, Checks checks) {
        checks.require(
                AssayMethods.uncertaintyPpm(assay.getMethod(), day).isPresent(),
                Reason.METHOD_UNKNOWN,
                "method",
                assay.getMethod(),
                "day",
                day);
        for (ElementShare share : assay.getElementsList()) {
            mustBeTracked(share.getElement(), day, checks);
        }
        checks.require(
                assay.getSampledOnYyyymmdd() <= day,
                Reason.FIELD_OUT_OF_RANGE,
                "field",
                "sampled_on_yyyymmdd",
                "value",
                assay.getSampledOnYyyymmdd(),
                "expected",
                "up to " + day);
    }

    /** Checks an element against the list of the day. */
    public static void mustBeTracked(String element, int day, Checks checks) {
        checks.require(Elements.tracked(element, day), Reason.ELEMENT_UNKNOWN, "element", element, "day", day);
    }

    /** The assay as rules see it, with the uncertainty its method has that day. */
    public static Assay value(suhuan.ledger.v1.Assay assay, int day) {
        List<Assay.Share> shares = new ArrayList<>();
        for (ElementShare share : assay.getElementsList()) {
            shares.add(new Assay.Share(share.getElement(), share.getSharePpm()));
        }
        return new Assay(
                assay.getMethod(),
                AssayMethods.uncertaintyPpm(assay.getMethod(), day).orElseThrow(),
                List.copyOf(shares),
                assay.getNothingElse());
    }
}
