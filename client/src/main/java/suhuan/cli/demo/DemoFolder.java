package suhuan.cli.demo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import suhuan.cli.term.Texts;
import suhuan.cli.term.UsageProblem;

/** The data folder of the demo, known by the mark the demo leaves in it. */
final class DemoFolder {
    private static final String MARK = "demo-state.json";
    private static final String KEYS = "demo-keys.json";
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;
    private final Texts texts;

    DemoFolder(Path folder, Texts texts) {
        this.folder = folder.toAbsolutePath().normalize();
        this.texts = texts;
    }

    Path path() {
        return folder;
    }

    /** Whether the demo made this folder before. */
    boolean begun() {
        return Files.isRegularFile(folder.resolve(MARK));
    }

    /** Deletes the folder, only where the demo made it. */
    void deleteOwn() throws IOException {
        if (!Files.exists(folder) || isEmpty()) return;
        if (!begun()) throw new UsageProblem(texts.get("demo.not_own", folder));
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (e != null) throw e;
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private boolean isEmpty() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Makes the folder, or checks that the one there is the demo's and can be written. */
    void prepare() {
        try {
            if (Files.exists(folder) && !begun() && !isEmpty()) {
                throw new UsageProblem(texts.get("demo.other_data", folder));
            }
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, "write", ".probe");
            Files.delete(probe);
        } catch (IOException e) {
            throw new UsageProblem(texts.get("demo.not_writable", folder));
        }
    }

    /** Marks the folder as the demo's where it is not yet, with a moment at which its world begins. */
    void begin(long nowMs) {
        if (!begun()) keep(nowMs);
    }

    /** Keeps when the demo's world began. */
    void keep(long epochMs) {
        JsonObject state = new JsonObject();
        state.addProperty("epoch_ms", epochMs);
        try {
            writeOwnerOnly(folder.resolve(MARK), GSON.toJson(state));
        } catch (IOException e) {
            throw new UsageProblem(texts.get("demo.not_writable", folder));
        }
    }

    /** When the demo's world began; kept, so that every envelope can be made again to the last byte. */
    long epochMs() throws IOException {
        Path mark = folder.resolve(MARK);
        try {
            return GSON.fromJson(Files.readString(mark, StandardCharsets.UTF_8), JsonObject.class)
                    .get("epoch_ms")
                    .getAsLong();
        } catch (JsonParseException | NullPointerException | NumberFormatException e) {
            throw new UsageProblem(texts.get("demo.mark_broken", mark));
        }
    }

    /** API keys by short name of their party; empty where none were made yet. */
    Map<String, String> keys() throws IOException {
        Map<String, String> keys = new LinkedHashMap<>();
        Path file = folder.resolve(KEYS);
        if (!Files.isRegularFile(file)) return keys;
        JsonObject all = GSON.fromJson(Files.readString(file, StandardCharsets.UTF_8), JsonObject.class);
        for (String name : all.keySet()) {
            keys.put(name, all.getAsJsonObject(name).get("api_key").getAsString());
        }
        return keys;
    }

    /**
     * A party's way in.
     *
     * @param partyId party
     * @param key API key
     * @param server gateway that speaks for it, host:port
     */
    record Access(String partyId, String key, String server) {}

    /** Keeps the keys in a file only its owner can read. */
    void writeKeys(Map<String, Access> accesses) throws IOException {
        JsonObject all = new JsonObject();
        accesses.forEach((name, access) -> {
            JsonObject entry = new JsonObject();
            entry.addProperty("party_id", access.partyId);
            entry.addProperty("api_key", access.key);
            entry.addProperty("server", access.server);
            all.add(name, entry);
        });
        writeOwnerOnly(folder.resolve(KEYS), GSON.toJson(all));
    }

    private static void writeOwnerOnly(Path file, String text) throws IOException {
        Path fresh = Files.createTempFile(
                java.util.Objects.requireNonNull(file.getParent()),
                file.getFileName().toString(),
                ".new",
                ownerOnly());
        Files.writeString(fresh, text + "\n", StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
