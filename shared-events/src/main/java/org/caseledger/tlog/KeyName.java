package org.caseledger.tlog;

/** Names of keys: not empty, without spaces and without plus signs (C2SP signed-note). */
final class KeyName {
    private KeyName() {}

    static String checked(String name) {
        if (!isValid(name)) {
            throw new Malformed("not a name of a key");
        }
        return name;
    }

    static boolean isValid(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(KeyName::isForbidden);
    }

    private static boolean isForbidden(int c) {
        return c == '+'
                || c < 0x20
                || c == 0x85
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.SURROGATE;
    }
}
