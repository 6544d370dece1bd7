package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.nio.file.Path;

/** The file system as the store needs it: small, so that tests can put failing disks in its place. */
public interface StoreFiles {
    /** Opens a file for reading and writing; creates it where it is missing. */
    StoreFile open(Path path) throws IOException;

    /** Renames a file in one step, over a file of that name if there is one, and makes the new name durable. */
    void rename(Path from, Path to) throws IOException;

    /** Makes the names in a folder durable. */
    void syncFolder(Path folder) throws IOException;

    /** Files of this machine. */
    static StoreFiles disk() {
        return new DiskFiles();
    }
}
