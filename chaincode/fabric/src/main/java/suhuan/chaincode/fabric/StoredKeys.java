package suhuan.chaincode.fabric;

/** What Fabric takes for a key of state. */
final class StoredKeys {
    private StoredKeys() {}

    /** What is wrong with a key, or nothing. A peer itself lets an empty key pass, and then cannot find it again. */
    static String problem(String key) {
        if (key.isEmpty()) {
            return "is empty";
        }
        if (key.charAt(0) == 0) {
            return "begins with U+0000, which Fabric keeps for composite keys";
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < key.length() && Character.isLowSurrogate(key.charAt(i + 1));
            if (!pair) {
                return "is no valid UTF-8";
            }
            i++;
        }
        return "";
    }
}
