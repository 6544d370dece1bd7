package suhuan.chaincode.contract.outcome;

import java.util.SortedMap;
import java.util.TreeMap;
import suhuan.chaincode.domain.process.ElementBalance;
import suhuan.chaincode.domain.process.Masses;
import suhuan.chaincode.domain.process.Rate;
import suhuan.chaincode.domain.process.RunBalance;
import suhuan.chaincode.domain.process.RunJudge;
import suhuan.chaincode.domain.reference.Route;
import suhuan.ledger.v1.ElementMass;
import suhuan.ledger.v1.RuleVerdict;
import suhuan.ledger.v1.RunLoss;
import suhuan.ledger.v1.RunRate;
import suhuan.ledger.v1.YieldVerdict;

/** Results of runs as facts tell them. */
public final class RunResults {
    private RunResults() {}

    /** Where a run stands. */
    public static suhuan.ledger.v1.RunBalance of(RunBalance balance, Route route) {
        Masses masses = balance.masses();
        suhuan.ledger.v1.RunBalance.Builder told = suhuan.ledger.v1.RunBalance.newBuilder()
                .setInMg(masses.inMg())
                .setAdditionsMg(masses.additionsMg())
                .setOutMg(masses.outMg())
                .setLossMg(masses.lossMg())
                .setAdditionsOutMg(masses.additionsOutMg())
                .setInputs(balance.inputs())
                .setOutputs(balance.outputs())
                .setCustodyModelValue(balance.strongestAllowed().number());
        for (ElementBalance element : balance.elements()) {
            if (route.elements().contains(element.element()) || element.anythingKnown()) {
                told.addElements(of(element));
            }
        }
        return told.build();
    }

    /** A loss as rules see it. */
    public static RunBalance.Loss lost(RunLoss loss) {
        SortedMap<String, Long> contents = new TreeMap<>();
        for (ElementMass element : loss.getElementsList()) {
            contents.put(element.getElement(), element.getMassMg());
        }
        return new RunBalance.Loss(loss.getMassMg(), loss.getAdditionMg(), contents);
    }

    /** A rate. */
    static RunRate of(Rate rate) {
        return RunRate.newBuilder()
                .setElement(rate.element())
                .setLowestPpm(rate.lowestPpm())
                .setHighestPpm(rate.highestPpm())
                .setAbsent(rate.absent())
                .build();
    }

    /** A verdict. */
    static RuleVerdict of(RunJudge.Verdict verdict) {
        return RuleVerdict.newBuilder()
                .setRuleId(verdict.rule().id())
                .setJurisdiction(verdict.rule().jurisdiction())
                .setDocument(verdict.rule().document())
                .setEdition(verdict.rule().edition())
                .setValidFromYyyymmdd(verdict.rule().validFrom())
                .setMetric(verdict.rule().metric().name())
                .setElement(verdict.rule().element())
                .setThresholdPpm(verdict.rule().valuePpm())
                .setJudgementValue(verdict.judgement().number())
                .build();
    }

    /** A yield. */
    static YieldVerdict of(RunJudge.Yield judged) {
        return YieldVerdict.newBuilder()
                .setMaterialValue(judged.materialNumber())
                .setGrade(judged.grade())
                .setActualMg(judged.actualMg())
                .setLeastMg(judged.leastMg())
                .setMostMg(judged.mostMg())
                .setDocument(judged.document())
                .setJudgementValue(judged.judgement().number())
                .build();
    }

    private static suhuan.ledger.v1.ElementBalance of(ElementBalance element) {
        ElementBalance.In in = element.in();
        ElementBalance.Out out = element.out();
        return suhuan.ledger.v1.ElementBalance.newBuilder()
                .setElement(element.element())
                .setInMg(in.known().mg())
                .setUnknownInMg(in.unknownMg())
                .setAddedMg(in.added().mg())
                .setCountedBeforeMg(in.countedBefore().mg())
                .setAllowanceMg(element.allowanceMg())
                .setProductMg(out.product().mg())
                .setIntermediateMg(out.intermediate().mg())
                .setResidueMg(out.residue().mg())
                .setLossMg(out.loss().mg())
                .setUnknownOutMg(element.unknownOutMg())
                .build();
    }
}
