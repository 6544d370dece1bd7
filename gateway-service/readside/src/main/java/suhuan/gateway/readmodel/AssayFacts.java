package suhuan.gateway.readmodel;

import org.jspecify.annotations.Nullable;
import suhuan.ledger.v1.Assay;
import suhuan.ledger.v1.ElementShare;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.RunOutputResult;

/** Assays as facts tell them. */
final class AssayFacts {
    private AssayFacts() {}

    /** The assay a fact tells of a lot. A run tells those of all its outputs, and parts of a lot have that of the whole. */
    static @Nullable Assay of(Fact fact, String lotId) {
        if (fact.hasAssayRecorded()) {
            return fact.getAssayRecorded().getAssay();
        }
        for (RunOutputResult output : fact.getRunOutputsAdded().getOutputsList()) {
            if (output.getLotId().equals(lotId)) {
                return kept(output);
            }
        }
        return null;
    }

    /** As it goes on: a share that more was stated of than went in is lower. */
    private static Assay kept(RunOutputResult output) {
        Assay.Builder kept = output.getAssay().toBuilder();
        for (ElementShare reduced : output.getReducedList()) {
            for (ElementShare.Builder share : kept.getElementsBuilderList()) {
                if (share.getElement().equals(reduced.getElement())) {
                    share.setSharePpm(reduced.getSharePpm());
                }
            }
        }
        return kept.build();
    }
}
