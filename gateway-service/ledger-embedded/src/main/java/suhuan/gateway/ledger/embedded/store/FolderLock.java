package suhuan.gateway.ledger.embedded.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the data folder for one ledger; the operating system lets go when the process ends, however it ends. */
final class FolderLock implements Closeable {
    // POSIX takes a lock away from a process that closes any of its handles of the file, so the file must not be
    // touched a
    // second time in the process that holds it.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        try {
            Path real = folder.toRealPath();
            if (!HELD_HERE.add(real)) {
                throw new FolderInUseException(
                        folder, "process " + ProcessHandle.current().pid());
            }
            try {
                return new FolderLock(real, lock(folder));
            } catch (IOException | RuntimeException failed) {
                HELD_HERE.remove(real);
                throw failed;
            }
        } catch (IOException problem) {
            throw new StoreException("ledger folder " + folder + " cannot be locked: " + problem, problem);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("LOCK");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            String holder = Files.readString(file).strip();
            channel.close();
            throw new FolderInUseException(folder, holder.isEmpty() ? "another process" : holder);
        }
        String pid = "process " + ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)), 0);
        return channel;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(folder);
        }
    }
}
