package suhuan.gateway.ledger.fabric.chain;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** The two hashes of a block: of its data, and of its header, which names the block before. */
public final class BlockHashes {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int LONGEST_SHORT_LENGTH = 127;

    private BlockHashes() {}

    /** SHA-256 over the transactions, one after the other. */
    public static ByteString ofData(Block block) {
        MessageDigest sha256 = sha256();
        for (ByteString transaction : block.getData().getDataList()) {
            transaction.asReadOnlyByteBufferList().forEach(sha256::update);
        }
        return ByteString.copyFrom(sha256.digest());
    }

    /** SHA-256 over the header in DER: a sequence of number, hash of the block before, hash of the data. */
    public static ByteString ofHeader(BlockHeader header) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        // Numbers are unsigned; a leading zero keeps the largest of them positive.
        append(content, INTEGER, new BigInteger(Long.toUnsignedString(header.getNumber())).toByteArray());
        append(content, OCTET_STRING, header.getPreviousHash().toByteArray());
        append(content, OCTET_STRING, header.getDataHash().toByteArray());
        ByteArrayOutputStream sequence = new ByteArrayOutputStream();
        append(sequence, SEQUENCE, content.toByteArray());
        return ByteString.copyFrom(sha256().digest(sequence.toByteArray()));
    }

    private static void append(ByteArrayOutputStream to, int tag, byte[] value) {
        if (value.length > LONGEST_SHORT_LENGTH) {
            throw new IllegalArgumentException("a hash of " + value.length + " bytes");
        }
        to.write(tag);
        to.write(value.length);
        to.writeBytes(value);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
