package suhuan.cli;

/** Sizes of pages asked for. */
final class Pages {
    private static final int LARGEST = 500;

    private Pages() {}

    static int size(int wanted) {
        return Math.max(1, Math.min(LARGEST, wanted));
    }
}
