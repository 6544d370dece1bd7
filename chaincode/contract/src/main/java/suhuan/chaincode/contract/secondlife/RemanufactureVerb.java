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
import suhuan.ledger.v1.BatteriesRemanufactured;
import suhuan.ledger.v1.EnvelopePayload;
import suhuan.ledger.v1.Fact;
import suhuan.ledger.v1.Remanufacture;

/** Restores batteries for the purpose they were made for. */
public final class RemanufactureVerb implements Verb<Remanufacture> {
    private static final ProductMaking MAKING = new ProductMaking(
            BatteryStatus.REMANUFACTURED,
            Suitability.REMANUFACTURE,
            product -> Fact.newBuilder()
                    .setBatteriesRemanufactured(
                            BatteriesRemanufactured.newBuilder().setProduct(product)));

    @Override
    public void shape(Remanufacture command, EnvelopePayload envelope, FieldChecks fields) {
        if (fields.present("product", command.hasProduct())) {
            ProductMaking.shape(command.getProduct(), envelope, fields);
        }
    }

    @Override
    public void plan(Remanufacture command, PlannedKeys keys) {
        ProductMaking.plan(command.getProduct(), keys);
    }

    @Override
    public Decision<Change> apply(Remanufacture command, Acting acting, WorkingState state) {
        return MAKING.apply(command.getProduct(), acting, state);
    }
}
