package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file on disk. Java closes a file channel under everyone when a thread that reads it is interrupted. Callers of a ledger
 * are interrupted all the time, so a reading channel closed that way is opened again, and the writer has one of its own.
 */
final class DiskFile implements StoreFile {
    // A heap buffer is copied through a direct buffer of its size that the thread keeps: in pieces it stays small.
    private static final int PIECE = 256 * 1024;

    private final Path path;
    private volatile FileChannel reading;
    private @Nullable FileChannel writing;
    private boolean closed;

    DiskFile(Path path) throws IOException {
        this.path = path;
        this.reading =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        boolean interrupted = Thread.interrupted();
        int start = target.position();
        int end = target.limit();
        try {
            while (true) {
                FileChannel current = reading;
                try {
                    target.limit(Math.min(end, start + PIECE));
                    return current.read(target, position);
                } catch (ClosedChannelException gone) {
                    interrupted |= Thread.interrupted();
                    target.limit(end).position(start);
                    reopen(current);
                } finally {
                    target.limit(end);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void reopen(FileChannel gone) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (reading == gone) {
            reading = FileChannel.open(path, StandardOpenOption.READ);
        }
    }

    private synchronized FileChannel writing() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        FileChannel channel = writing;
        if (channel == null) {
            channel = FileChannel.open(path, StandardOpenOption.WRITE);
            writing = channel;
        }
        return channel;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        int end = source.limit();
        try {
            source.limit(Math.min(end, source.position() + PIECE));
            return writing().write(source, position);
        } finally {
            source.limit(end);
        }
    }

    @Override
    public void force() throws IOException {
        writing().force(false);
    }

    @Override
    public void truncate(long length) throws IOException {
        writing().truncate(length);
    }

    @Override
    public long length() throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                FileChannel current = reading;
                try {
                    return current.size();
                } catch (ClosedChannelException gone) {
                    interrupted |= Thread.interrupted();
                    reopen(current);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        FileChannel channel = writing;
        if (channel != null) {
            channel.close();
        }
        reading.close();
    }
}
