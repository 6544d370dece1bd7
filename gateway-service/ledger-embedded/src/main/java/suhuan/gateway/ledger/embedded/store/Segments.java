package suhuan.gateway.ledger.embedded.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/** The segment files of a folder, each opened when first asked for. */
final class Segments implements Closeable {
    private final Path folder;
    private final StoreFiles files;
    private final ConcurrentHashMap<Integer, StoreFile> open = new ConcurrentHashMap<>();
    private boolean closed;

    Segments(Path folder, StoreFiles files) {
        this.folder = folder;
        this.files = files;
    }

    Path path(int segment) {
        return folder.resolve(SegmentHeader.fileName(segment));
    }

    StoreFile file(int segment) throws IOException {
        StoreFile file = open.get(segment);
        return file != null ? file : openFile(segment);
    }

    private synchronized StoreFile openFile(int segment) throws IOException {
        if (closed) {
            throw new IOException("ledger is closed");
        }
        StoreFile file = open.get(segment);
        if (file == null) {
            file = files.open(path(segment));
            open.put(segment, file);
        }
        return file;
    }

    /** Makes a segment file that holds its header. It gets its name only when that is durable, so no half header is ever seen. */
    void create(SegmentHeader header) throws IOException {
        Path path = path(header.segment());
        Path unfinished = path.resolveSibling(path.getFileName() + ".tmp");
        try (StoreFile file = files.open(unfinished)) {
            file.truncate(0);
            StoreIo.write(file, 0, ByteBuffer.wrap(header.encode()));
            file.force();
        }
        files.rename(unfinished, path);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        for (StoreFile file : open.values()) {
            file.close();
        }
    }
}
