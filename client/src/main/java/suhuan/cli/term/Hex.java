package suhuan.cli.term;

import com.google.protobuf.ByteString;
import java.util.HexFormat;

/** Bytes as people compare them. */
public final class Hex {
    private Hex() {}

    /** Lower-case hex digits. */
    public static String of(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
