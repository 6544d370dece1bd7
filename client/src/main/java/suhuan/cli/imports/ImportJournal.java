package suhuan.cli.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import suhuan.client.UuidV7;

/**
 * What an import must remember to make the very same envelopes again: which file, for whom, since when, and a seed for
 * the envelope ids. Written and synced before the first envelope is sent.
 *
 * @param fileSha256 digest of the file in hex
 * @param partyId acting party
 * @param siteId its site, or empty
 * @param keyId signing key, or empty
 * @param rowsPerEnvelope rows in one envelope
 * @param startedAtMs when the import was first started; milliseconds since 1970-01-01 UTC
 * @param seed chance for the ids, hex
 */
public record ImportJournal(
        String fileSha256,
        String partyId,
        String siteId,
        String keyId,
        int rowsPerEnvelope,
        long startedAtMs,
        String seed) {
    private static final String FORMAT = "suhuan-import-1";
    private static final int SEED_BYTES = 16;
    private static final int BUFFER = 1 << 16;

    /** A journal of its own for a file that is imported for the first time. */
    public static ImportJournal fresh(
            String fileSha256, String partyId, String siteId, String keyId, int rows, long nowMs) {
        byte[] seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return new ImportJournal(
                fileSha256, partyId, siteId, keyId, rows, nowMs, HexFormat.of().formatHex(seed));
    }

    /** The journal in a file; null where there is none, or none that this version can read. */
    public static @Nullable ImportJournal read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) return null;
        Properties lines = new Properties();
        try (Reader reader = new StringReader(Files.readString(file, StandardCharsets.UTF_8))) {
            lines.load(reader);
            if (!FORMAT.equals(lines.getProperty("format"))) return null;
            return new ImportJournal(
                    lines.getProperty("file_sha256", ""),
                    lines.getProperty("party_id", ""),
                    lines.getProperty("site_id", ""),
                    lines.getProperty("key_id", ""),
                    Integer.parseInt(lines.getProperty("rows_per_envelope", "")),
                    Long.parseLong(lines.getProperty("started_at_ms", "")),
                    lines.getProperty("seed", ""));
        } catch (IllegalArgumentException e) {
            return null; // half written or edited by hand: rows on the ledger are still told apart by their content
        }
    }

    /** Whether the same file is imported by the same party in the same way. */
    public boolean continues(String sha256, String party, String site, String key, int rows) {
        return fileSha256.equals(sha256)
                && partyId.equals(party)
                && siteId.equals(site)
                && keyId.equals(key)
                && rowsPerEnvelope == rows;
    }

    /** Writes it so that it is there after a power cut: to a new file, synced, then moved into place. */
    public void write(Path file) throws IOException {
        String text = "format=" + FORMAT + "\nfile_sha256=" + fileSha256 + "\nparty_id=" + partyId + "\nsite_id="
                + siteId
                + "\nkey_id=" + keyId + "\nrows_per_envelope=" + rowsPerEnvelope + "\nstarted_at_ms=" + startedAtMs
                + "\nseed=" + seed + "\n";
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Not every file system syncs folders; the worst that follows is a fresh journal.
            return;
        }
    }

    /** Id of an envelope of this import: the same for the same number and attempt, for ever. */
    public String envelopeId(long number, int attempt) {
        ByteBuffer chance = ByteBuffer.wrap(
                sha256().digest((seed + "/" + number + "/" + attempt).getBytes(StandardCharsets.UTF_8)));
        return UuidV7.of(startedAtMs, chance.getLong(), chance.getLong());
    }

    /** Digest of a file in hex. */
    public static String digest(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
