package suhuan.gateway.ledger.embedded.store;

import java.util.List;
import java.util.SortedMap;

/** Where the next block goes: the end of the chain as it will be when all prepared blocks are written. */
final class WriteTail {
    private final long segmentBytes;
    private SegmentHeader header;
    private long offset;
    private long number;
    private byte[] previousSha256;
    private long recordedAtMs;

    WriteTail(Recovery.Recovered recovered, long segmentBytes) {
        this.segmentBytes = segmentBytes;
        this.header = recovered.header();
        this.offset = recovered.end();
        this.number = recovered.lastBlock() + 1;
        this.previousSha256 = recovered.lastSha256();
        this.recordedAtMs = recovered.lastRecordedAtMs();
    }

    synchronized long number() {
        return number;
    }

    synchronized long recordedAtMs() {
        return recordedAtMs;
    }

    synchronized String transactionId(long atMs) {
        return RecordFormat.transactionId(number, previousSha256, atMs);
    }

    synchronized PreparedBlock next(
            long atMs,
            byte[] batch,
            byte[] result,
            List<byte[]> keys,
            SortedMap<String, byte[]> writes,
            KeyHash keyHash) {
        if (atMs < recordedAtMs) {
            throw new IllegalArgumentException("block of " + atMs + " ms after one of " + recordedAtMs + " ms");
        }
        long length = PreparedBlock.length(batch.length, result.length, PreparedBlock.lengthOfWrites(keys, writes));
        boolean opens = offset > SegmentHeader.BYTES && offset + length > segmentBytes;
        SegmentHeader into = opens
                ? new SegmentHeader(header.segment() + 1, header.ledgerId(), number, previousSha256, offset)
                : header;
        long at = opens ? SegmentHeader.BYTES : offset;
        PreparedBlock block = PreparedBlock.layOut(
                new PreparedBlock.Place(number, previousSha256, Location.of(into.segment(), at), into, opens),
                atMs,
                batch,
                result,
                keys,
                writes,
                keyHash);
        header = into;
        offset = at + block.length();
        number++;
        previousSha256 = block.sha256();
        recordedAtMs = atMs;
        return block;
    }
}
