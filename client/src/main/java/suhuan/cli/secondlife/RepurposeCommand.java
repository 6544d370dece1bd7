package suhuan.cli.secondlife;

import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Repurpose;
import suhuan.ledger.v1.SecondLifeProduct;

/** Makes a product for another purpose. */
@picocli.CommandLine.Command(name = "repurpose")
public final class RepurposeCommand extends ProductMakingCommand {
    @Override
    Command.Builder making(SecondLifeProduct product) {
        return Command.newBuilder().setRepurpose(Repurpose.newBuilder().setProduct(product));
    }
}
