package suhuan.gateway.ledger.embedded.store;

import java.nio.file.Path;

/** Another process has the data folder open. */
public final class FolderInUseException extends StoreException {
    /** Names the folder and, where known, the other process. */
    public FolderInUseException(Path folder, String holder) {
        super("ledger folder " + folder + " is in use by " + holder + "; stop that process or use another folder");
    }
}
