package suhuan.chaincode.domain.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import suhuan.chaincode.domain.assay.Assay;
import suhuan.chaincode.domain.assay.Content;
import suhuan.chaincode.domain.assay.Judgement;
import suhuan.chaincode.domain.common.Wide;
import suhuan.chaincode.domain.material.BatteryFamily;
import suhuan.chaincode.domain.material.Material;
import suhuan.chaincode.domain.reference.Coefficients;
import suhuan.chaincode.domain.reference.RecoveryRule;
import suhuan.chaincode.domain.reference.RecoveryRules;
import suhuan.chaincode.domain.reference.Route;

/** Judges a closed run against every rule edition in force on a day or to come. */
public final class RunJudge {
    private static final int WHOLE_PPM = 1_000_000;

    private final RunBalance balance;
    private final Route route;
    private final int day;

    /**
     * What a rule says.
     *
     * @param rule the rule
     * @param judgement what it says
     */
    public record Verdict(RecoveryRule rule, Judgement judgement) {}

    /**
     * A yield against its coefficient.
     *
     * @param materialNumber number of the output's material; 0 for losses
     * @param grade grade of the output; empty for every grade
     * @param actualMg what came out, in mg
     * @param leastMg least expected, in mg, rounded down
     * @param mostMg most expected, in mg, rounded down
     * @param document document of the coefficient
     * @param judgement whether it lies between
     */
    public record Yield(
            int materialNumber,
            String grade,
            long actualMg,
            long leastMg,
            long mostMg,
            String document,
            Judgement judgement) {}

    /** Judges a balance of a route on a day. */
    public RunJudge(RunBalance balance, Route route, int day) {
        this.balance = balance;
        this.route = route;
        this.day = day;
    }

    /** Elements by whose share an output of a grade is judged. */
    public static List<String> impurities(Route route, String grade) {
        List<String> elements = new ArrayList<>();
        for (RecoveryRule rule : RecoveryRules.all()) {
            if (rule.metric() == RecoveryRule.Metric.IMPURITY
                    && rule.grade().equals(grade)
                    && rule.isAbout(route.group())
                    && !elements.contains(rule.element())) {
                elements.add(rule.element());
            }
        }
        return elements;
    }

    /** Verdict of every rule about the trade of the route that is not past, in the order of the list. */
    public List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (RecoveryRule rule : RecoveryRules.all()) {
            if (trade(rule.routeGroup()).equals(trade(route.group())) && (rule.inForce(day) || rule.notYet(day))) {
                verdicts.add(new Verdict(rule, judge(rule)));
            }
        }
        return verdicts;
    }

    /** Every yield for which the route has a coefficient that takes one of the inputs. */
    public List<Yield> yields() {
        List<Coefficients.Row> rows = Coefficients.of(route.name(), day);
        List<Yield> yields = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean first = true;
            for (int j = 0; j < i; j++) {
                first &= !rows.get(i).sameOutput(rows.get(j));
            }
            @Nullable Yield judged = first ? yieldOf(rows.get(i), rows) : null;
            if (judged != null) {
                yields.add(judged);
            }
        }
        return yields;
    }

    private Judgement judge(RecoveryRule rule) {
        Judgement scope = scope(rule);
        if (scope != Judgement.UNSPECIFIED) {
            return scope;
        }
        boolean earlierSteps = rule.wholeChain() && balance.masses().intermediateInMg() != 0;
        Judgement said = switch (rule.metric()) {
            case EFFICIENCY -> balance.efficiency().reaches(rule.valuePpm(), earlierSteps);
            case RECOVERY -> recovery(rule, earlierSteps);
            case IMPURITY -> impurity(rule);
            case POWDER -> Judgement.NOT_DECLARED;
        };
        return rule.notYet(day) && said != Judgement.OUT_OF_SCOPE ? Judgement.NOT_YET_IN_FORCE : said;
    }

    /** UNSPECIFIED where the rule is about this run. */
    private Judgement scope(RecoveryRule rule) {
        if (!rule.isAbout(route.group())) {
            return Judgement.OUT_OF_SCOPE;
        }
        long inMg = balance.masses().inMg();
        long ofFamily = rule.family() == 0 ? inMg : balance.familyMg(BatteryFamily.of(rule.family()));
        if (ofFamily == inMg) {
            return Judgement.UNSPECIFIED;
        }
        boolean none = ofFamily == 0 && balance.familyMg(BatteryFamily.UNKNOWN) == 0;
        return none ? Judgement.OUT_OF_SCOPE : Judgement.NOT_DECLARED;
    }

    private Judgement recovery(RecoveryRule rule, boolean earlierSteps) {
        for (ElementBalance element : balance.elements()) {
            if (element.element().equals(rule.element())) {
                return element.recovery().reaches(rule.valuePpm(), earlierSteps);
            }
        }
        return Judgement.OUT_OF_SCOPE;
    }

    private Judgement impurity(RecoveryRule rule) {
        GradeFlow flow = balance.flow(Material.POWER_BATTERY.number(), rule.grade());
        if (flow.outMg() == 0) {
            return Judgement.OUT_OF_SCOPE;
        }
        Assay.Share worst = flow.share(rule.element());
        if (worst != null && worst.sharePpm() >= rule.valuePpm()) {
            return Judgement.NOT_MET;
        }
        return flow.unassayedMg() == 0 ? Judgement.MET : Judgement.NOT_DECLARED;
    }

    /** A yield, or null where no input of the run is one the coefficients of this output take. */
    private @Nullable Yield yieldOf(Coefficients.Row output, List<Coefficients.Row> rows) {
        Wide least = Wide.ZERO;
        Wide most = Wide.ZERO;
        long taken = 0;
        long rest = 0;
        for (GradeFlow flow : balance.grades()) {
            Coefficients.Row row = row(output, rows, flow);
            if (flow.inMg() == 0) {
                continue;
            }
            if (row == null) {
                rest = Math.addExact(rest, flow.inMg());
            } else {
                taken = Math.addExact(taken, flow.inMg());
                least = least.plus(Wide.product(flow.inMg(), row.leastPpm()));
                most = most.plus(Wide.product(flow.inMg(), row.mostPpm()));
            }
        }
        if (taken == 0) {
            return null;
        }
        long actual = actualMg(output);
        Wide scaled = Wide.product(actual, WHOLE_PPM);
        boolean within = scaled.compareTo(least) >= 0 && scaled.compareTo(most) <= 0;
        Judgement judgement = within ? Judgement.MET : Judgement.NOT_MET;
        return new Yield(
                output.materialNumber(),
                output.grade(),
                actual,
                expectedMg(output, rows, true),
                expectedMg(output, rows, false),
                output.document(),
                rest == 0 ? judgement : Judgement.NOT_DECLARED);
    }

    private long expectedMg(Coefficients.Row output, List<Coefficients.Row> rows, boolean least) {
        long sum = 0;
        for (GradeFlow flow : balance.grades()) {
            Coefficients.Row row = row(output, rows, flow);
            if (row != null) {
                sum = Math.addExact(
                        sum,
                        Content.of(flow.inMg(), least ? row.leastPpm() : row.mostPpm())
                                .mg());
            }
        }
        return sum;
    }

    private static Coefficients.@Nullable Row row(
            Coefficients.Row output, List<Coefficients.Row> rows, GradeFlow flow) {
        for (Coefficients.Row row : rows) {
            if (row.sameOutput(output) && row.takes(flow.grade())) {
                return row;
            }
        }
        return null;
    }

    private long actualMg(Coefficients.Row output) {
        long sum = 0;
        for (GradeFlow flow : balance.grades()) {
            if (output.isAbout(flow.materialNumber(), flow.grade())) {
                sum = Math.addExact(sum, flow.outMg());
            }
        }
        return sum;
    }

    private static String trade(String group) {
        int end = group.indexOf('_');
        return end < 0 ? group : group.substring(0, end);
    }
}
