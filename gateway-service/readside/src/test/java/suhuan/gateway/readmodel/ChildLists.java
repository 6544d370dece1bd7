package suhuan.gateway.readmodel;

import java.nio.charset.StandardCharsets;

/** The reader of child lists, for tests of their writer. */
public final class ChildLists {
    private ChildLists() {}

    public static boolean contains(byte[] list, String code) {
        return ChildLookup.contains(list, code.getBytes(StandardCharsets.UTF_8));
    }
}
