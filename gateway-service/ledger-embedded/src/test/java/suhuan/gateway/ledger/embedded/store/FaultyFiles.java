package suhuan.gateway.ledger.embedded.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that can be told to fail. Without orders it works, but does not sync: tests of thousands of starts need no durability. */
public final class FaultyFiles implements StoreFiles {
    private final StoreFiles disk = StoreFiles.disk();
    private final AtomicLong roomBytes = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger forcesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger forces = new AtomicInteger();
    private volatile boolean readsFail;
    private volatile boolean truncatesFail;
    private volatile Random shortWrites;
    private volatile Runnable beforeForce = () -> {};

    /** The disk is full after so many more bytes. */
    public FaultyFiles withRoom(long bytes) {
        roomBytes.set(bytes);
        return this;
    }

    /** Syncing fails after so many more times. */
    public FaultyFiles withForces(int count) {
        forcesLeft.set(count);
        return this;
    }

    /** Writes take a random part of what they are given. */
    public FaultyFiles withShortWrites(Random random) {
        shortWrites = random;
        return this;
    }

    /** Reads fail from now on, or work again. */
    public void failReads(boolean fail) {
        readsFail = fail;
    }

    /** Cutting files fails from now on. */
    public void failTruncates() {
        truncatesFail = true;
    }

    /** Runs before each sync. */
    public void beforeForce(Runnable action) {
        beforeForce = action;
    }

    /** Syncs so far. */
    public int forces() {
        return forces.get();
    }

    @Override
    public StoreFile open(Path path) throws IOException {
        return new Faulty(disk.open(path));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void syncFolder(Path folder) {
        // Nothing here needs to outlive the machine.
    }

    private final class Faulty implements StoreFile {
        private final StoreFile file;

        private Faulty(StoreFile file) {
            this.file = file;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            if (readsFail) {
                throw new IOException("Input/output error");
            }
            return file.read(target, position);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            int wanted = source.remaining();
            Random random = shortWrites;
            if (random != null && wanted > 1) {
                wanted = 1 + random.nextInt(wanted);
            }
            // Only what makes a file longer needs room.
            long growth = Math.max(0, position + wanted - Math.max(position, file.length()));
            long room = roomBytes.get();
            if (growth > room) {
                wanted -= (int) (growth - room);
                growth = room;
            }
            if (wanted == 0) {
                throw new IOException("No space left on device");
            }
            int end = source.limit();
            source.limit(source.position() + wanted);
            int written = file.write(source, position);
            source.limit(end);
            if (room != Long.MAX_VALUE) {
                roomBytes.addAndGet(-growth);
            }
            return written;
        }

        @Override
        public void force() throws IOException {
            forces.incrementAndGet();
            beforeForce.run();
            if (forcesLeft.getAndUpdate(left -> left == Integer.MAX_VALUE ? left : left - 1) <= 0) {
                throw new IOException("Input/output error");
            }
        }

        @Override
        public void truncate(long length) throws IOException {
            if (truncatesFail) {
                throw new IOException("Input/output error");
            }
            file.truncate(length);
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
