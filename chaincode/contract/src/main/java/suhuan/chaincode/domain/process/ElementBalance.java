package suhuan.chaincode.domain.process;

import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.assay.Content;
import suhuan.chaincode.domain.common.Mass;
import suhuan.chaincode.domain.common.Wide;
import suhuan.chaincode.domain.lot.LotKind;

/**
 * One element in a run.
 *
 * @param element symbol
 * @param in what went in
 * @param out what came out
 */
public record ElementBalance(String element, In in, Out out) {
    private static final int WHOLE_PPM = 1_000_000;

    /**
     * What went in.
     *
     * @param known content that is known
     * @param allowance uncertainty of it
     * @param unknownMg mass of inputs whose content is not known, in mg
     * @param added content of additions
     * @param countedBefore part of {@code known} that came in products of earlier runs
     */
    public record In(Content known, Content allowance, long unknownMg, Content added, Content countedBefore) {
        static final In NONE = new In(Content.ZERO, Content.ZERO, 0, Content.ZERO, Content.ZERO);
    }

    /**
     * What came out.
     *
     * @param product content of products
     * @param intermediate content of intermediates
     * @param residue content of residues
     * @param allowance uncertainty of the three
     * @param loss declared loss
     * @param unknownMg mass of products and intermediates whose content is not known, additions apart, in mg
     * @param unknownResidueMg the same of residues
     */
    public record Out(
            Content product,
            Content intermediate,
            Content residue,
            Content allowance,
            Content loss,
            long unknownMg,
            long unknownResidueMg) {
        static final Out NONE = new Out(Content.ZERO, Content.ZERO, Content.ZERO, Content.ZERO, Content.ZERO, 0, 0);
    }

    /** Nothing of it yet. */
    public static ElementBalance none(String element) {
        return new ElementBalance(element, In.NONE, Out.NONE);
    }

    /** After an input. */
    ElementBalance plus(Input input) {
        Assay composition = input.composition();
        Assay.Share share = composition == null ? null : composition.share(element);
        if (composition == null || share == null) {
            return new ElementBalance(
                    element,
                    new In(
                            in.known,
                            in.allowance,
                            Math.addExact(in.unknownMg, input.massMg()),
                            in.added,
                            in.countedBefore),
                    out);
        }
        Content content = Content.of(input.massMg(), share.sharePpm());
        return new ElementBalance(
                element,
                new In(
                        in.known.plus(content),
                        in.allowance.plus(content.share(composition.uncertaintyPpm())),
                        in.unknownMg,
                        in.added,
                        input.kind() == LotKind.PRODUCT ? in.countedBefore.plus(content) : in.countedBefore),
                out);
    }

    /** After an addition. */
    ElementBalance plusAdded(long massMg, int sharePpm) {
        return new ElementBalance(
                element,
                new In(
                        in.known,
                        in.allowance,
                        in.unknownMg,
                        in.added.plus(Content.of(massMg, sharePpm)),
                        in.countedBefore),
                out);
    }

    /**
     * After an output.
     *
     * @param additionMg part of the mass that comes from additions, whose content is known
     */
    ElementBalance plusOutput(long massMg, long additionMg, LotKind kind, @Nullable Assay assay) {
        return withOutput(massMg, additionMg, kind, assay, Content::plus, Math::addExact);
    }

    /** Before that output. */
    ElementBalance minusOutput(long massMg, long additionMg, LotKind kind, @Nullable Assay assay) {
        return withOutput(massMg, additionMg, kind, assay, Content::less, Math::subtractExact);
    }

    private ElementBalance withOutput(
            long massMg,
            long additionMg,
            LotKind kind,
            @Nullable Assay assay,
            BinaryOperator<Content> known,
            LongBinaryOperator unknown) {
        Assay.Share share = assay == null ? null : assay.share(element);
        boolean residue = kind == LotKind.RESIDUE;
        if (assay == null || share == null) {
            long netMg = massMg - additionMg;
            return new ElementBalance(
                    element,
                    in,
                    new Out(
                            out.product,
                            out.intermediate,
                            out.residue,
                            out.allowance,
                            out.loss,
                            residue ? out.unknownMg : unknown.applyAsLong(out.unknownMg, netMg),
                            residue ? unknown.applyAsLong(out.unknownResidueMg, netMg) : out.unknownResidueMg));
        }
        Content content = Content.of(massMg, share.sharePpm());
        return new ElementBalance(
                element,
                in,
                new Out(
                        kind == LotKind.PRODUCT ? known.apply(out.product, content) : out.product,
                        kind == LotKind.INTERMEDIATE ? known.apply(out.intermediate, content) : out.intermediate,
                        residue ? known.apply(out.residue, content) : out.residue,
                        known.apply(out.allowance, content.share(assay.uncertaintyPpm())),
                        out.loss,
                        out.unknownMg,
                        out.unknownResidueMg));
    }

    /** After a declared loss. */
    ElementBalance plusLoss(long massMg) {
        return withLoss(out.loss.plus(Content.ofMg(massMg)));
    }

    /** Before that loss. */
    ElementBalance minusLoss(long massMg) {
        return withLoss(out.loss.less(Content.ofMg(massMg)));
    }

    private ElementBalance withLoss(Content loss) {
        return new ElementBalance(
                element,
                in,
                new Out(
                        out.product,
                        out.intermediate,
                        out.residue,
                        out.allowance,
                        loss,
                        out.unknownMg,
                        out.unknownResidueMg));
    }

    /**
     * Whether no more came out than went in, beyond the uncertainty of the named methods. What is not known may be as much as
     * weighs what it is in, in inputs and in outputs alike: else an output without assay could be found rich later.
     */
    public boolean holds() {
        return outWide().compareTo(inWide().plus(in.allowance.wide()).plus(out.allowance.wide())) <= 0;
    }

    /**
     * What came out beyond what inputs may have brought, by the uncertainty of the methods or because additions brought it.
     * Additions go into products first, where they do not count as recovered; what goes on into other runs would count there.
     */
    Content excess() {
        Content all = product()
                .plus(out.intermediate)
                .plus(out.residue)
                .plus(out.loss)
                .plus(Content.ofMg(unknownOutMg()));
        return all.lessAtLeastZero(in.known.plus(Content.ofMg(in.unknownMg)));
    }

    /** What may have come out and was lost, in whole mg. */
    public long outMg() {
        return out.product
                .plus(out.intermediate)
                .plus(out.residue)
                .plus(out.loss)
                .plus(Content.ofMg(unknownOutMg()))
                .mg();
    }

    /** Mass of outputs whose content is not known, additions apart, in mg. */
    public long unknownOutMg() {
        return Math.addExact(out.unknownMg, out.unknownResidueMg);
    }

    /** Whether anything of it is known. */
    public boolean anythingKnown() {
        return !in.known.none()
                || !in.added.none()
                || !out.product.none()
                || !out.intermediate.none()
                || !out.residue.none();
    }

    /** What may have gone in, in whole mg. */
    public long inMg() {
        return in.known.plus(in.added).plus(Content.ofMg(in.unknownMg)).mg();
    }

    /** Uncertainty of the named methods, in whole mg. */
    public long allowanceMg() {
        return Mass.saturatedSum(in.allowance.mg(), out.allowance.mg());
    }

    /** Rate of recovery: what is in products by what went in. */
    public Rate recovery() {
        Content most = in.known.plus(Content.ofMg(in.unknownMg));
        if (most.none()) {
            return Rate.absent(element);
        }
        int lowest = product().wide().ppmOf(most.wide());
        Content possible = out.product.plus(out.intermediate).plus(Content.ofMg(out.unknownMg));
        int highest = in.known.none() ? WHOLE_PPM : possible.wide().ppmOf(in.known.wide());
        return new Rate(element, Math.min(lowest, WHOLE_PPM), Math.min(highest, WHOLE_PPM), false);
    }

    /**
     * What certificates may be issued for: what is in products, no more than what is known to have gone in, less what was
     * added or counted before.
     */
    public long claimableMg() {
        return out.product
                .min(in.known.plus(in.added))
                .lessAtLeastZero(in.added)
                .lessAtLeastZero(in.countedBefore)
                .mg();
    }

    /** Content of products that additions did not bring. */
    private Content product() {
        return out.product.lessAtLeastZero(in.added);
    }

    private Wide inWide() {
        return in.known
                .wide()
                .plus(in.added.wide())
                .plus(Content.ofMg(in.unknownMg).wide());
    }

    private Wide outWide() {
        return out.product
                .wide()
                .plus(out.intermediate.wide())
                .plus(out.residue.wide())
                .plus(out.loss.wide())
                .plus(Content.ofMg(unknownOutMg()).wide());
    }
}
