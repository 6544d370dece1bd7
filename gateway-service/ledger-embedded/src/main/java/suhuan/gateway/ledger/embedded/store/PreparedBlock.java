package suhuan.gateway.ledger.embedded.store;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** A block laid out for its place in the segments, on its way to the disk. */
public final class PreparedBlock {
    private final long number;
    private final String transactionId;
    private final byte[] sha256;
    private final long location;
    private final ByteBuffer record;
    private final SegmentHeader header;
    private final boolean opensSegment;
    private final List<String> keys;
    private final long[] hashes;
    private final long[] places;

    private PreparedBlock(
            Place place,
            String transactionId,
            byte[] sha256,
            ByteBuffer record,
            List<String> keys,
            long[] hashes,
            long[] places) {
        this.number = place.number;
        this.transactionId = transactionId;
        this.sha256 = sha256;
        this.location = place.location;
        this.record = record;
        this.header = place.header;
        this.opensSegment = place.opensSegment;
        this.keys = keys;
        this.hashes = hashes;
        this.places = places;
    }

    /** Where a block goes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Place(long number, byte[] previousSha256, long location, SegmentHeader header, boolean opensSegment) {}

    /** Bytes of a record that holds this much. */
    static long length(int batch, int result, long writes) {
        return (long) RecordFormat.HEADER_BYTES
                + RecordFormat.SHORTEST_BODY
                + batch
                + result
                + writes
                + RecordFormat.TRAILER_BYTES;
    }

    static long lengthOfWrites(List<byte[]> keys, SortedMap<String, byte[]> writes) {
        long length = 0;
        int i = 0;
        for (byte[] value : writes.values()) {
            length += (long) RecordFormat.WRITE_PREFIX_BYTES + keys.get(i++).length + value.length;
        }
        return length;
    }

    static PreparedBlock layOut(
            Place place,
            long recordedAtMs,
            byte[] batch,
            byte[] result,
            List<byte[]> keys,
            SortedMap<String, byte[]> writes,
            KeyHash keyHash) {
        int writesLength = Math.toIntExact(lengthOfWrites(keys, writes));
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length(batch.length, result.length, writesLength)));
        int bodyLength = out.capacity() - RecordFormat.HEADER_BYTES - RecordFormat.TRAILER_BYTES;
        out.putInt(RecordFormat.MAGIC).putInt(bodyLength).putLong(place.number);
        out.putInt(RecordFormat.headerCrc(out, 0, place.location));
        out.put(place.previousSha256).putLong(recordedAtMs);
        out.putInt(batch.length).putInt(result.length).putInt(writesLength).putInt(writes.size());
        out.put(batch).put(result);
        long[] hashes = new long[keys.size()];
        long[] places = new long[keys.size()];
        int i = 0;
        for (Map.Entry<String, byte[]> write : writes.entrySet()) {
            byte[] key = keys.get(i);
            hashes[i] = keyHash.hash(key);
            places[i] = place.location + out.position();
            putWrite(out, key, write.getValue());
            i++;
        }
        byte[] sha256 = RecordFormat.blockSha256(
                place.number,
                place.previousSha256,
                recordedAtMs,
                out.array(),
                RecordFormat.HEADER_BYTES + RecordFormat.BODY_PREFIX_BYTES,
                batch.length,
                result.length,
                writesLength);
        out.put(sha256);
        out.putInt(Checksums.crc32c(out.array(), RecordFormat.HEADER_BYTES, bodyLength));
        out.putInt(RecordFormat.commitWord(place.number));
        String transactionId = RecordFormat.transactionId(place.number, place.previousSha256, recordedAtMs);
        return new PreparedBlock(
                place, transactionId, sha256, out.flip(), List.copyOf(writes.keySet()), hashes, places);
    }

    private static void putWrite(ByteBuffer out, byte[] key, byte[] value) {
        int start = out.position();
        out.putInt(0).putInt(key.length).putInt(value.length).put(key).put(value);
        out.putInt(start, Checksums.crc32c(out.array(), start + 4, out.position() - start - 4));
    }

    /** Number of the block. */
    public long number() {
        return number;
    }

    /** Id of its transaction. */
    public String transactionId() {
        return transactionId;
    }

    /** Bytes it takes on disk. */
    public int length() {
        return record.capacity();
    }

    byte[] sha256() {
        return sha256;
    }

    long location() {
        return location;
    }

    /** The whole record, to be read from its start. */
    ByteBuffer record() {
        return record.duplicate();
    }

    SegmentHeader header() {
        return header;
    }

    boolean opensSegment() {
        return opensSegment;
    }

    /** Keys written, ascending. */
    public List<String> keys() {
        return keys;
    }

    long[] hashes() {
        return hashes;
    }

    /** Version that the value of {@code keys().get(i)} has in this block. */
    public long version(int i) {
        return places[i];
    }

    long[] places() {
        return places;
    }
}
