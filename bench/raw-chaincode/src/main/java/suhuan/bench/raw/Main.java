package suhuan.bench.raw;

import suhuan.chaincode.fabric.ChaincodeProcess;

/** The puts on the same chaincode protocol that the contract runs on, so that only rules and gateway differ. */
public final class Main {
    private Main() {}

    /** Runs until told to stop. */
    public static void main(String[] arguments) throws InterruptedException {
        ChaincodeProcess.run(new Puts());
    }
}
