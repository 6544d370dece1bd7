package suhuan.cli.table;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Whatever bytes pass for a workbook, the guard and the reader behind it give rows or say what is wrong with it. */
class XlsxGuardFuzzTest {
    @FuzzTest
    void anyBytes(byte[] bytes) throws IOException {
        FuzzedTable.read(bytes, file -> {
            XlsxGuard.check(file);
            return new XlsxReader(file, null);
        });
    }
}
