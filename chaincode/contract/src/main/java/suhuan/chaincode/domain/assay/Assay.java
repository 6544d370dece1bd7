package suhuan.chaincode.domain.assay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.common.Checks;
import suhuan.chaincode.domain.common.Reason;

/**
 * What something is made of, as somebody found by a method. An element that is not named is not known.
 *
 * @param method method
 * @param uncertaintyPpm its uncertainty on the day it was recorded, in ppm of the content found
 * @param shares elements, each once
 * @param nothingElse there is none of every other tracked element
 */
public record Assay(String method, int uncertaintyPpm, List<Share> shares, boolean nothingElse) {
    /** Most elements of an assay. */
    public static final int MOST_SHARES = 40;

    /** All of a mass, in ppm. */
    public static final int WHOLE_PPM = 1_000_000;

    /**
     * The share of an element.
     *
     * @param element symbol
     * @param sharePpm share of the mass, 0 to 1,000,000
     */
    public record Share(String element, int sharePpm) {}

    /**
     * The assay of the same content in more mass, shares rounded down. A heavier weighing is water or a scale, not metal.
     *
     * @param fromMg mass before, more than 0
     * @param toMg mass after, no less
     */
    public Assay thinned(long fromMg, long toMg) {
        List<Share> thinner = new ArrayList<>();
        for (Share share : shares) {
            Content content = Content.of(fromMg, share.sharePpm());
            thinner.add(new Share(
                    share.element(), content.wide().ppmOf(Content.ofMg(toMg).wide())));
        }
        return new Assay(method, uncertaintyPpm, List.copyOf(thinner), nothingElse);
    }

    /** The share of an element, or null where it is not known. */
    public @Nullable Share share(String element) {
        for (Share share : shares) {
            if (share.element().equals(element)) {
                return share;
            }
        }
        return nothingElse ? new Share(element, 0) : null;
    }

    /**
     * Refuses an assay that differs from this one, the first, by more than the uncertainties of both methods. A later assay
     * may name elements the first one did not; what the first one named it must name too.
     */
    public void mustAgreeWith(Assay later, String lotId, Checks checks) {
        List<Share> known = new ArrayList<>(shares);
        for (Share said : later.shares()) {
            Share first = share(said.element());
            if (first != null && !shares.contains(first)) {
                known.add(first);
            }
        }
        for (Share first : known) {
            Share share = later.share(first.element());
            int stated = share == null ? 0 : share.sharePpm();
            long allowed = allowedPpm(first.sharePpm(), later.uncertaintyPpm());
            checks.require(
                    share != null && Math.abs((long) stated - first.sharePpm()) <= allowed,
                    Reason.ASSAY_CONTRADICTS,
                    "lot_id",
                    lotId,
                    "share_ppm",
                    share == null ? "no" : stated,
                    "element",
                    first.element(),
                    "first_ppm",
                    first.sharePpm(),
                    "allowed_ppm",
                    allowed);
        }
    }

    private long allowedPpm(int firstPpm, int laterUncertaintyPpm) {
        return (long) firstPpm * (uncertaintyPpm + laterUncertaintyPpm) / WHOLE_PPM;
    }
}
