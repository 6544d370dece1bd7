package suhuan.gateway.app;

import java.nio.file.Path;
import suhuan.chaincode.contract.Contract;
import suhuan.chaincode.contract.TransactionExecutor;
import suhuan.gateway.ledger.embedded.EmbeddedLedger;
import suhuan.gateway.ledger.embedded.EmbeddedLedgerListener;
import suhuan.gateway.ledger.embedded.EmbeddedLedgerOptions;
import suhuan.gateway.ledger.embedded.store.StoreException;

/** Opens the embedded ledger of a data folder with the contract. */
final class LedgerOpening {
    private LedgerOpening() {}

    /**
     * Opens it.
     *
     * @throws StartFailure with the store's own line: which file, which offset, what to do
     */
    static EmbeddedLedger open(DataFolder folder, EmbeddedLedgerListener listener) {
        Path ledgerFolder = folder.resolve("ledger");
        try {
            return EmbeddedLedger.open(
                    ledgerFolder, contract(), EmbeddedLedgerOptions.defaults().withListener(listener));
        } catch (StoreException e) {
            throw new StartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** The contract. */
    static TransactionExecutor contract() {
        return new Contract();
    }
}
