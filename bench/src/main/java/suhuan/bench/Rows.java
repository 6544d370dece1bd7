package suhuan.bench;

import java.util.List;

/** The rows of the table, in its order. */
final class Rows {
    private Rows() {}

    static List<Comparison> all(Settings settings) {
        return List.of(new StoreRow(settings), new VerifySignatureRow(settings));
    }
}
