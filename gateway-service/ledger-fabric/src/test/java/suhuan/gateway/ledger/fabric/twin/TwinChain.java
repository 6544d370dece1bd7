package suhuan.gateway.ledger.fabric.twin;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import suhuan.gateway.ledger.fabric.chain.BlockHashes;

/** The orderers and what every peer computes from their blocks. Cuts a block a while after the first transaction came. */
public final class TwinChain implements AutoCloseable {
    static final String CHANNEL = "suhuan";
    static final String CHAINCODE = "suhuan";
    private static final int LARGEST_BLOCK = 200;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long blockMs;
    private final List<Block> blocks = new ArrayList<>();
    private final TwinState state = new TwinState();
    private final Map<String, Decision> decisions = new HashMap<>();
    private final ArrayDeque<Envelope> pending = new ArrayDeque<>();
    private final Map<String, Set<String>> keysUnderWay = new HashMap<>();
    private final List<String> clashes = new ArrayList<>();
    private final Queue<TxValidationCode> forced = new ConcurrentLinkedQueue<>();
    private final Thread orderer = new Thread(this::order, "twin-orderer");
    private boolean closed;

    /** What was decided about a transaction where it was first in a block. */
    record Decision(long block, TxValidationCode code) {}

    TwinChain(long blockMs) {
        this.blockMs = blockMs;
        blocks.add(Wire.block(0, ByteString.EMPTY, List.of(Wire.configuration(CHANNEL)), new byte[1]));
        orderer.setDaemon(true);
        orderer.start();
    }

    /** Takes a transaction. The same one may come more than once. */
    void submit(Envelope transaction) {
        lock.lock();
        try {
            pending.addLast(transaction);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A gateway handed a transaction over, whatever becomes of it: from now on nothing else may write its keys beside it. */
    void handedOver(Envelope transaction) {
        Wire.Effects effects = Wire.effects(transaction, CHAINCODE);
        lock.lock();
        try {
            if (decisions.containsKey(effects.transactionId())) {
                return;
            }
            Set<String> keys = effects.writes().keySet();
            keysUnderWay.forEach((id, others) -> {
                if (!id.equals(effects.transactionId())) {
                    for (String key : keys) {
                        if (others.contains(key)) {
                            clashes.add(key + " is written by " + id + " and " + effects.transactionId());
                        }
                    }
                }
            });
            keysUnderWay.put(effects.transactionId(), new HashSet<>(keys));
        } finally {
            lock.unlock();
        }
    }

    /** A transaction was refused for certain: it is not under way. */
    void refused(Envelope transaction) {
        lock.lock();
        try {
            keysUnderWay.remove(Wire.effects(transaction, CHAINCODE).transactionId());
        } finally {
            lock.unlock();
        }
    }

    /** Keys that two transactions under way at one time wanted to write. */
    public List<String> clashes() {
        lock.lock();
        try {
            return List.copyOf(clashes);
        } finally {
            lock.unlock();
        }
    }

    /** The next transactions ordered get these codes instead of what they deserve. */
    public void force(TxValidationCode... codes) {
        forced.addAll(List.of(codes));
    }

    private void order() {
        lock.lock();
        try {
            while (!closed) {
                if (pending.isEmpty()) {
                    changed.await();
                    continue;
                }
                long left = TimeUnit.MILLISECONDS.toNanos(blockMs);
                while (left > 0 && pending.size() < LARGEST_BLOCK && !closed) {
                    left = changed.awaitNanos(left);
                }
                cut();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Cuts a block of what is there, also of nothing. */
    public void cut() {
        lock.lock();
        try {
            long number = blocks.size();
            List<ByteString> data = new ArrayList<>();
            List<Byte> codes = new ArrayList<>();
            while (!pending.isEmpty() && data.size() < LARGEST_BLOCK) {
                Envelope transaction = pending.removeFirst();
                TxValidationCode code = validate(transaction, number, data.size());
                data.add(transaction.toByteString());
                codes.add((byte) code.getNumber());
            }
            byte[] filter = new byte[codes.size()];
            for (int i = 0; i < filter.length; i++) {
                filter[i] = codes.get(i);
            }
            ByteString previous =
                    BlockHashes.ofHeader(blocks.get(blocks.size() - 1).getHeader());
            blocks.add(Wire.block(number, previous, data, filter));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private TxValidationCode validate(Envelope transaction, long block, long index) {
        Wire.Effects effects = Wire.effects(transaction, CHAINCODE);
        if (decisions.containsKey(effects.transactionId())) {
            return TxValidationCode.DUPLICATE_TXID;
        }
        TxValidationCode asked = forced.poll();
        TxValidationCode code = asked == null ? check(effects, block) : asked;
        decisions.put(effects.transactionId(), new Decision(block, code));
        keysUnderWay.remove(effects.transactionId());
        if (code == TxValidationCode.VALID) {
            effects.writes().forEach((key, value) -> state.write(key, value, block, index));
        }
        return code;
    }

    private TxValidationCode check(Wire.Effects effects, long block) {
        for (Map.Entry<String, Version> read : effects.reads().entrySet()) {
            Versioned now = state.read(read.getKey(), block + 1);
            Version seen = read.getValue();
            boolean same = now == null
                    ? seen == null
                    : seen != null && seen.getBlockNum() == now.block() && seen.getTxNum() == now.transaction();
            if (!same) {
                return TxValidationCode.MVCC_READ_CONFLICT;
            }
        }
        return TxValidationCode.VALID;
    }

    /** A state as of a height. */
    Map<String, Versioned> read(Iterable<String> keys, long height) {
        lock.lock();
        try {
            Map<String, Versioned> values = new HashMap<>();
            keys.forEach(key -> values.put(key, state.read(key, height)));
            return values;
        } finally {
            lock.unlock();
        }
    }

    /** Blocks so far. */
    public long height() {
        lock.lock();
        try {
            return blocks.size();
        } finally {
            lock.unlock();
        }
    }

    Block block(long number) {
        lock.lock();
        try {
            return blocks.get((int) number);
        } finally {
            lock.unlock();
        }
    }

    /** What was decided about a transaction, as far as a peer of some height knows; null where it does not. */
    Decision decision(String transactionId, long height) {
        lock.lock();
        try {
            Decision decision = decisions.get(transactionId);
            return decision == null || decision.block() >= height ? null : decision;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is so, looking whenever a block is cut or a peer moved. */
    boolean await(BooleanSupplier so, BooleanSupplier cancelled) throws InterruptedException {
        lock.lock();
        try {
            while (!so.getAsBoolean()) {
                if (closed || cancelled.getAsBoolean()) {
                    return false;
                }
                changed.await(20, TimeUnit.MILLISECONDS);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
