package suhuan.cli.secondlife;

import suhuan.ledger.v1.Command;
import suhuan.ledger.v1.Remanufacture;
import suhuan.ledger.v1.SecondLifeProduct;

/** Restores batteries for the purpose they were made for. */
@picocli.CommandLine.Command(name = "remanufacture")
public final class RemanufactureCommand extends ProductMakingCommand {
    @Override
    Command.Builder making(SecondLifeProduct product) {
        return Command.newBuilder().setRemanufacture(Remanufacture.newBuilder().setProduct(product));
    }
}
