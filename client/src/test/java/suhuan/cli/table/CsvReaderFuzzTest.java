package suhuan.cli.table;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/** Whatever bytes a text file has, the reader gives rows or says what is wrong with it. */
class CsvReaderFuzzTest {
    @FuzzTest
    void anyBytes(byte[] bytes) throws IOException {
        FuzzedTable.read(bytes, CsvReader::open);
    }
}
