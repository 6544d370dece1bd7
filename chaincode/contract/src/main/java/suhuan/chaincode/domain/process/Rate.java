package suhuan.chaincode.domain.process;

import suhuan.chaincode.domain.assay.Judgement;

/**
 * A rate of a run. Where something is not known it lies between two bounds.
 *
 * @param element symbol; empty for the mass
 * @param lowestPpm lowest rate that fits what is known, rounded down
 * @param highestPpm highest rate that fits what is known, rounded down
 * @param absent nothing of it went in: there is no rate
 */
public record Rate(String element, int lowestPpm, int highestPpm, boolean absent) {
    /** Nothing went in. */
    static Rate absent(String element) {
        return new Rate(element, 0, 0, true);
    }

    /**
     * Judges it against a threshold that must be reached.
     *
     * @param earlierSteps the goods went through other runs before, whose losses this rate does not know
     */
    Judgement reaches(int thresholdPpm, boolean earlierSteps) {
        if (absent) {
            return Judgement.OUT_OF_SCOPE;
        }
        if (highestPpm < thresholdPpm) {
            return Judgement.NOT_MET;
        }
        return lowestPpm >= thresholdPpm && !earlierSteps ? Judgement.MET : Judgement.NOT_DECLARED;
    }
}
