package suhuan.chaincode.domain.process;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.assay.Content;
import suhuan.chaincode.domain.common.Wide;
import suhuan.chaincode.domain.lot.CustodyModel;
import suhuan.chaincode.domain.lot.LotKind;
import suhuan.chaincode.domain.material.BatteryFamily;
import suhuan.chaincode.domain.material.Material;

/**
 * Where a run stands: sums only, so that its size does not grow with the number of its inputs.
 *
 * @param masses masses
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param weakestInput weakest custody model of an input; UNSPECIFIED before the first
 * @param strongestOutput strongest custody model an output was given; UNSPECIFIED before the first
 * @param familiesMg mass of inputs by battery family, in the order of the families, in mg
 * @param elements elements of the route
 * @param grades grades that went in or came out
 */
public record RunBalance(
        Masses masses,
        int inputs,
        int outputs,
        CustodyModel weakestInput,
        CustodyModel strongestOutput,
        List<Long> familiesMg,
        List<ElementBalance> elements,
        List<GradeFlow> grades) {
    /** Nothing yet. */
    public static RunBalance empty(List<String> elements) {
        List<ElementBalance> balances = new ArrayList<>();
        for (String element : elements) {
            balances.add(ElementBalance.none(element));
        }
        List<Long> families = new ArrayList<>();
        for (int i = 0; i < BatteryFamily.values().length; i++) {
            families.add(0L);
        }
        return new RunBalance(
                Masses.NONE,
                0,
                0,
                CustodyModel.UNSPECIFIED,
                CustodyModel.UNSPECIFIED,
                List.copyOf(families),
                List.copyOf(balances),
                List.of());
    }

    /** After an input. */
    public RunBalance plus(Input input) {
        List<ElementBalance> balances = new ArrayList<>(elements.size());
        for (ElementBalance element : elements) {
            balances.add(element.plus(input));
        }
        List<Long> families = new ArrayList<>(familiesMg);
        int family = input.family().number();
        families.set(family, Math.addExact(families.get(family), input.massMg()));
        int material = input.material().number();
        return new RunBalance(
                masses.plusIn(input.massMg(), input.kind() == LotKind.PRODUCT, input.kind() == LotKind.INTERMEDIATE),
                inputs + 1,
                outputs,
                weaker(weakestInput, input.model()),
                strongestOutput,
                List.copyOf(families),
                List.copyOf(balances),
                with(flow(material, input.grade()).plusIn(input.massMg())));
    }

    /**
     * After an addition.
     *
     * @param sharesPpm what it holds of tracked elements
     */
    public RunBalance plusAddition(long massMg, SortedMap<String, Integer> sharesPpm) {
        List<ElementBalance> balances = new ArrayList<>(elements.size());
        for (ElementBalance element : elements) {
            Integer share = sharesPpm.get(element.element());
            balances.add(share == null ? element : element.plusAdded(massMg, share));
        }
        return new RunBalance(
                masses.plusAddition(massMg),
                inputs,
                outputs,
                weakestInput,
                strongestOutput,
                familiesMg,
                List.copyOf(balances),
                grades);
    }

    /**
     * An output.
     *
     * @param lotId id of the lot
     * @param material material
     * @param grade grade; empty for ungraded
     * @param massMg mass in mg
     * @param additionMg part of it that comes from additions, in mg
     * @param kind what it counts as
     * @param model custody model; UNSPECIFIED is the strongest the inputs allow
     * @param assay what it is made of; null where not known
     */
    public record Output(
            String lotId,
            Material material,
            String grade,
            long massMg,
            long additionMg,
            LotKind kind,
            CustodyModel model,
            @Nullable Assay assay) {}

    /** After an output. */
    public RunBalance plus(Output output, List<String> impurities) {
        return withOut(
                masses.plusOut(
                        output.massMg(),
                        output.additionMg(),
                        output.kind() == LotKind.PRODUCT,
                        output.kind() == LotKind.INTERMEDIATE),
                outputs + 1,
                stronger(strongestOutput, output.model()),
                element -> element.plusOutput(output.massMg(), output.additionMg(), output.kind(), output.assay()),
                flow(output.material().number(), output.grade()).plusOut(output.massMg(), output.assay(), impurities));
    }

    /** Before an output that was recorded wrong. The strongest model and the highest shares of impurities stay: of sums they are not known. */
    public RunBalance minus(Output output, List<String> impurities) {
        return withOut(
                masses.minusOut(
                        output.massMg(),
                        output.additionMg(),
                        output.kind() == LotKind.PRODUCT,
                        output.kind() == LotKind.INTERMEDIATE),
                outputs - 1,
                strongestOutput,
                element -> element.minusOutput(output.massMg(), output.additionMg(), output.kind(), output.assay()),
                flow(output.material().number(), output.grade()).minusOut(output.massMg(), output.assay(), impurities));
    }

    /**
     * The assay by which an output goes on. Uncertainty lets a run state more of an element than went in; it must not let the
     * next run charge it, or a lot sent round in circles would grow. Nor must the next run take for recovered what additions
     * brought into an intermediate. So what is in excess is taken off its share.
     *
     * @param after this balance after the output
     */
    public @Nullable Assay backed(Output output, RunBalance after) {
        Assay stated = output.assay();
        if (stated == null) {
            return null;
        }
        List<Assay.Share> shares = new ArrayList<>();
        for (Assay.Share share : stated.shares()) {
            shares.add(backed(share, output.massMg(), after));
        }
        return new Assay(stated.method(), stated.uncertaintyPpm(), List.copyOf(shares), stated.nothingElse());
    }

    private Assay.Share backed(Assay.Share share, long massMg, RunBalance after) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).element().equals(share.element())) {
                Content more = after.elements()
                        .get(i)
                        .excess()
                        .lessAtLeastZero(elements.get(i).excess());
                Content kept = Content.of(massMg, share.sharePpm()).lessAtLeastZero(more);
                return new Assay.Share(
                        share.element(), kept.wide().ppmOf(Content.ofMg(massMg).wide()));
            }
        }
        return share;
    }

    /**
     * A loss.
     *
     * @param massMg mass in mg
     * @param additionMg part of it that comes from additions, in mg
     * @param contentsMg what is known of its elements, in mg
     */
    public record Loss(long massMg, long additionMg, SortedMap<String, Long> contentsMg) {}

    /** After a loss. */
    public RunBalance plus(Loss loss) {
        return withOut(
                masses.plusLoss(loss.massMg(), loss.additionMg()),
                outputs,
                strongestOutput,
                element -> {
                    Long content = loss.contentsMg().get(element.element());
                    return content == null ? element : element.plusLoss(content);
                },
                flow(0, "").plusOut(loss.massMg(), null, List.of()));
    }

    /** Before a loss that was recorded wrong. */
    public RunBalance minus(Loss loss) {
        return withOut(
                masses.minusLoss(loss.massMg(), loss.additionMg()),
                outputs,
                strongestOutput,
                element -> {
                    Long content = loss.contentsMg().get(element.element());
                    return content == null ? element : element.minusLoss(content);
                },
                flow(0, "").minusOut(loss.massMg(), null, List.of()));
    }

    /** What went in stays; what came out or was lost is another. */
    private RunBalance withOut(
            Masses after, int count, CustodyModel strongest, UnaryOperator<ElementBalance> each, GradeFlow flow) {
        return new RunBalance(
                after,
                inputs,
                count,
                weakestInput,
                strongest,
                familiesMg,
                elements.stream().map(each).toList(),
                with(flow));
    }

    /**
     * Strongest custody model the outputs may have: the weakest of the inputs', and identity preserved only with a single
     * input (ISO 22095:2020).
     */
    public CustodyModel strongestAllowed() {
        boolean single = inputs <= 1;
        return single ? weakestInput : weaker(weakestInput, CustodyModel.SEGREGATED);
    }

    /** Mass of inputs of a family, in mg. */
    public long familyMg(BatteryFamily family) {
        return familiesMg.get(family.number());
    }

    /** The one family of all inputs, or UNKNOWN. */
    public BatteryFamily family() {
        for (BatteryFamily family : BatteryFamily.values()) {
            if (inputs != 0 && familyMg(family) == masses.inMg()) {
                return family;
            }
        }
        return BatteryFamily.UNKNOWN;
    }

    /** Recycling efficiency by mass: products by inputs, both without additions. */
    public Rate efficiency() {
        long product = Math.max(0, masses.productMg() - masses.productInMg());
        long possible = Math.max(0, masses.productMg() + masses.intermediateMg() - masses.productInMg());
        return masses.inMg() == 0
                ? Rate.absent("")
                : new Rate("", ppm(product, masses.inMg()), ppm(possible, masses.inMg()), false);
    }

    /** What certificates for the mass may be issued for, in mg. */
    public long claimableMg() {
        return Math.max(0, Math.min(masses.productMg(), masses.inMg()) - masses.productInMg());
    }

    /** The flow of a grade. */
    public GradeFlow flow(int materialNumber, String grade) {
        for (GradeFlow flow : grades) {
            if (flow.isOf(materialNumber, grade)) {
                return flow;
            }
        }
        return GradeFlow.none(materialNumber, grade);
    }

    private List<GradeFlow> with(GradeFlow changed) {
        List<GradeFlow> all = new ArrayList<>(grades);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isOf(changed.materialNumber(), changed.grade())) {
                all.set(i, changed);
                return List.copyOf(all);
            }
        }
        all.add(changed);
        return List.copyOf(all);
    }

    private static int ppm(long part, long whole) {
        return Wide.of(part).ppmOf(Wide.of(whole));
    }

    private static CustodyModel weaker(CustodyModel left, CustodyModel right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    /** UNSPECIFIED is none yet. */
    private static CustodyModel stronger(CustodyModel left, CustodyModel right) {
        return left == CustodyModel.UNSPECIFIED || right.compareTo(left) < 0 ? right : left;
    }
}
