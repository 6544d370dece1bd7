package suhuan.chaincode.fabric;

import suhuan.chaincode.contract.Contract;

/** The contract as a process. */
public final class Main {
    private Main() {}

    /** Runs until told to stop; all that it is told comes in the environment. */
    public static void main(String[] arguments) throws InterruptedException {
        ChaincodeProcess.run(new Contract(), Rehearsal::of);
    }
}
