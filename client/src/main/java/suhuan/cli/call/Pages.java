package suhuan.cli.call;

/** Sizes of pages asked for. */
public final class Pages {
    private static final int LARGEST = 500;

    private Pages() {}

    /** The size to ask for when so many are wanted. */
    public static int size(int wanted) {
        return Math.max(1, Math.min(LARGEST, wanted));
    }
}
