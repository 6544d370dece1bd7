package suhuan.cli;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/** Bytes as people compare them. */
final class Hex {
    private Hex() {}

    static String of(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
