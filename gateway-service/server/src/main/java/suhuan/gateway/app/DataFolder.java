package suhuan.gateway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder with all that the gateway keeps. Held by one process at a time. */
final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final FileChannel lockChannel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel lockChannel, FileLock lock) {
        this.path = path;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /**
     * Makes the folder if needed and takes hold of it.
     *
     * @throws StartFailure where it cannot be written or another process has it
     */
    static DataFolder open(Path configured) {
        Path path = configured.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lockOf(channel);
            if (lock == null) {
                channel.close();
                throw new StartFailure("data folder " + path + " is in use by " + holderOf(path)
                        + "; stop that process or name another folder with --suhuan.data-folder");
            }
            DataFolder folder = new DataFolder(path, channel, lock);
            folder.write("pid", Long.toString(ProcessHandle.current().pid()));
            return folder;
        } catch (IOException e) {
            throw new StartFailure(
                    "data folder " + path + " cannot be written (" + reason(e)
                            + "); mend its permissions or name another folder with --suhuan.data-folder",
                    e);
        }
    }

    /** The folder. */
    Path path() {
        return path;
    }

    /** A file or folder in it. */
    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Text of a file in it, without blank space around; empty where there is none. */
    Optional<String> read(String name) throws IOException {
        try {
            return Optional.of(
                    Files.readString(path.resolve(name), StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Writes a file that all may read as the folder allows, whole or not at all. */
    void write(String name, String text) throws IOException {
        replace(name, text, Files.createTempFile(path, name, ".new", attributes()), false);
    }

    /** Writes a file that only the owner may read, whole or not at all, and durable when this returns. */
    void writeSecret(String name, String text) throws IOException {
        replace(name, text, Files.createTempFile(path, name, ".new", attributes()), true);
    }

    /** Takes a file away; nothing happens where there is none. */
    void delete(String name) {
        try {
            Files.deleteIfExists(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(String name, String text, Path temporary, boolean secret) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text + "\n"));
            channel.force(true);
        }
        if (!secret && posix()) {
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.move(temporary, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        try {
            lock.release();
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] attributes() {
        return posix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holderOf(Path path) {
        try {
            return "process "
                    + Files.readString(path.resolve("pid"), StandardCharsets.UTF_8)
                            .strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    static String reason(IOException e) {
        String kind = e.getClass().getSimpleName().replace("Exception", "");
        return e.getMessage() == null || e instanceof java.nio.file.FileSystemException f && f.getReason() == null
                ? kind
                : e.getMessage();
    }
}
