package suhuan.gateway.ledger.fabric.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockHashesTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 255, 256, 65_535, 1L << 40, Long.MAX_VALUE, -1})
    void a_header_is_hashed_in_der_whatever_its_number(long number) throws Exception {
        Random random = new Random(number);
        byte[] previous = new byte[number == 0 ? 0 : 32];
        byte[] data = new byte[32];
        random.nextBytes(previous);
        random.nextBytes(data);
        BlockHeader header = BlockHeader.newBuilder()
                .setNumber(number)
                .setPreviousHash(ByteString.copyFrom(previous))
                .setDataHash(ByteString.copyFrom(data))
                .build();
        assertThat(BlockHashes.ofHeader(header).toByteArray()).isEqualTo(byBouncyCastle(number, previous, data));
    }

    private static byte[] byBouncyCastle(long number, byte[] previous, byte[] data)
            throws IOException, NoSuchAlgorithmException {
        ASN1Encodable[] parts = {
            new ASN1Integer(new BigInteger(Long.toUnsignedString(number))),
            new DEROctetString(previous),
            new DEROctetString(data)
        };
        return MessageDigest.getInstance("SHA-256").digest(new DERSequence(parts).getEncoded());
    }

    /** As peers of Fabric 3.1.5 named it in the block after. */
    @ParameterizedTest
    @CsvSource({
        "0, '',"
                + "41b04be190574222c257b7b6454b87bf7329d01c0b9f58374bc494d0f2171ba2,"
                + "56013ec85a82a9768d58cca77e05314be5fad8754abc92cd2babcc5b69851e5c",
        "2, e4d7c213c5feb899124a584f0b90395dffebb1f17858688982106ea146be12b8,"
                + "4195fe3ab151df60a336e8c7a6ba030d9fde449d95e9ddbc64dac40e3133d510,"
                + "f06eb751cc03a24ddbe985914a392c02430cadbc8f7994023db0f8c54efafaea"
    })
    void a_block_of_a_real_network_has_the_hash_that_the_next_one_names(
            long number, String previous, String data, String sha256) {
        BlockHeader header = BlockHeader.newBuilder()
                .setNumber(number)
                .setPreviousHash(ByteString.copyFrom(HexFormat.of().parseHex(previous)))
                .setDataHash(ByteString.copyFrom(HexFormat.of().parseHex(data)))
                .build();
        assertThat(HexFormat.of().formatHex(BlockHashes.ofHeader(header).toByteArray()))
                .isEqualTo(sha256);
    }
}
