package suhuan.gateway.projection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The last block visible to readers, and those who wait for one. */
final class ProjectedBlock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long number = -1;

    long number() {
        return number;
    }

    void reached(long blockNumber) {
        lock.lock();
        try {
            number = blockNumber;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the block is visible. Returns false where it is not in time. */
    boolean await(long blockNumber, Duration timeout) throws InterruptedException {
        if (number >= blockNumber) {
            return true;
        }
        long end = System.nanoTime() + timeout.toNanos();
        lock.lock();
        try {
            while (number < blockNumber) {
                long left = end - System.nanoTime();
                if (left <= 0 || !moved.await(left, TimeUnit.NANOSECONDS) && number < blockNumber) {
                    return false;
                }
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
