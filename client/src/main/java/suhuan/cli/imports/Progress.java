package suhuan.cli.imports;

import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import suhuan.cli.term.Texts;

/** How far a long job is: a bar on a terminal, a plain line now and then elsewhere. */
public final class Progress {
    private static final int BAR = 30;
    private static final long TERMINAL_NANOS = Duration.ofMillis(200).toNanos();
    private static final long PLAIN_NANOS = Duration.ofSeconds(10).toNanos();

    private final PrintWriter out;
    private final Texts texts;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long began;
    private long shownAt;
    private boolean open;

    /** Progress of a job that begins now. */
    public Progress(PrintWriter out, Texts texts, boolean terminal, LongSupplier nanoTime) {
        this.out = out;
        this.texts = texts;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.shownAt = began;
    }

    /** Whether somebody looks on. From JDK 22 a console may be there without a terminal; then it says so itself. */
    public static boolean onTerminal() {
        java.io.@Nullable Console console = System.console();
        if (console == null) return false;
        try {
            Method isTerminal = java.io.Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(isTerminal.invoke(console));
        } catch (NoSuchMethodException e) {
            return true; // before JDK 22 a console was a terminal
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Shows how far it is, not too often. */
    public void show(long rows, long refused, double share) {
        long now = nanoTime.getAsLong();
        if (now - shownAt < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) return;
        shownAt = now;
        String line = line(rows, refused, share, now - began);
        if (terminal) {
            out.print("\r" + line + "\u001b[K");
            out.flush();
            open = true;
        } else {
            out.println(line);
        }
    }

    private String line(long rows, long refused, double share, long nanos) {
        double seconds = Math.max(1e-3, nanos / 1e9);
        String left = share > 0.01 ? clock((long) (seconds / share * (1 - share))) : "…";
        String text =
                texts.get("import.progress", rows, refused, String.format(Locale.ROOT, "%,.0f", rows / seconds), left);
        if (!terminal) return String.format(Locale.ROOT, "%3.0f %%  ", share * 100) + text;
        int full = (int) Math.round(share * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + text;
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** Ends the bar's line. */
    public void done() {
        if (open) out.println();
        open = false;
    }
}
