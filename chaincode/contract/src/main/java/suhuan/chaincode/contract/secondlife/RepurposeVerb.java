package suhuan.chaincode.contract.secondlife;

import suhuan.chaincode.contract.verb.Acting;
import suhuan.chaincode.contract.verb.Change;
import suhuan.chaincode.contract.verb.FieldChecks;
import suhuan.chaincode.contract.verb.PlannedKeys;
import suhuan.chaincode.contract.verb.Verb;
import suhuan.chaincode.contract.verb.WorkingState;
import suhuan.chaincode.domain.battery.BatteryStatus;
import suhuan.chaincode.domain.common.Decision;
import suhuan.chaincode.domain.secondlife.Suitability;
import suhuan.ledger.v1.BatteriesRepurposed;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.Repurpose;

/** Makes a product for another purpose. */
public final class RepurposeVerb implements Verb<Repurpose> {
    private static final ProductMaking MAKING = new ProductMaking(
            BatteryStatus.REPURPOSED,
            Suitability.REPURPOSE,
            product -> Fact.newBuilder()
                    .setBatteriesRepurposed(BatteriesRepurposed.newBuilder().setProduct(product)));

    @Override
    public void shape(Repurpose command, EnvelopePayload envelope, FieldChecks fields) {
        if (fields.present("product", command.hasProduct())) {
            ProductMaking.shape(command.getProduct(), envelope, fields);
        }
    }

    @Override
    public void plan(Repurpose command, PlannedKeys keys) {
        ProductMaking.plan(command.getProduct(), keys);
    }

    @Override
    public Decision<Change> apply(Repurpose command, Acting acting, WorkingState state) {
        return MAKING.apply(command.getProduct(), acting, state);
    }
}
