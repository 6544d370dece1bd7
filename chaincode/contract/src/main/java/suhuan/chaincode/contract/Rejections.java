package suhuan.chaincode.contract;

import suhuan.chaincode.domain.common.Refusal;
import suhuan.ledger.v1.EnvelopeResult;
import suhuan.ledger.v1.Rejection;
import suhuan.ledger.v1.RejectionDetail;
import suhuan.ledger.v1.Verdict;

/** Refusals as answers. */
final class Rejections {
    private Rejections() {}

    /** A command refused. */
    static Verdict verdict(Refusal refusal) {
        return Verdict.newBuilder().setRefused(rejection(refusal)).build();
    }

    /** An envelope refused as a whole. */
    static EnvelopeResult result(Refusal refusal) {
        return EnvelopeResult.newBuilder().setRefused(rejection(refusal)).build();
    }

    private static Rejection rejection(Refusal refusal) {
        Rejection.Builder rejection =
                Rejection.newBuilder().setReasonValue(refusal.reason().number());
        for (Refusal.Detail detail : refusal.details()) {
            rejection.addDetails(
                    RejectionDetail.newBuilder().setName(detail.name()).setValue(detail.value()));
        }
        return rejection.build();
    }
}
