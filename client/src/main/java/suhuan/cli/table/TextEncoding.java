package suhuan.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the characters of a text file are written.
 *
 * @param charset the encoding
 * @param markBytes bytes of the byte order mark at the beginning, 0 where there is none
 */
record TextEncoding(Charset charset, int markBytes) {
    static final Charset GB18030 = Charset.forName("GB18030");
    private static final int LONGEST_MARK = 3;
    private static final int BUFFER = 1 << 16;

    /** Finds the encoding: by the mark, else UTF-8 where the whole file is, else GB18030 where it is. */
    static TextEncoding of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(LONGEST_MARK);
        }
        if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            return checked(file, new TextEncoding(StandardCharsets.UTF_8, 3));
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return checked(file, new TextEncoding(StandardCharsets.UTF_16LE, 2));
        }
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return checked(file, new TextEncoding(StandardCharsets.UTF_16BE, 2));
        }
        TextEncoding utf8 = new TextEncoding(StandardCharsets.UTF_8, 0);
        return utf8.fits(file) ? utf8 : checked(file, new TextEncoding(GB18030, 0));
    }

    private static TextEncoding checked(Path file, TextEncoding encoding) throws IOException {
        if (!encoding.fits(file)) throw new TableException(TableProblem.ENCODING_UNKNOWN, file.getFileName());
        return encoding;
    }

    /** Whether every byte of the file is of the encoding, and no character is a control that text does not have. */
    private boolean fits(Path file) throws IOException {
        char[] buffer = new char[BUFFER];
        try (Reader reader = reader(Files.newInputStream(file))) {
            for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == 0) return false;
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Reads text; a byte that does not fit is an error, never a replacement character. */
    Reader reader(InputStream in) throws IOException {
        in.skipNBytes(markBytes);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
