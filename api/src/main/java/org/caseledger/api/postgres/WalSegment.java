package org.caseledger.api.postgres;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Names of files of the write-ahead log: time line, and number in two parts of 8 digits. */
final class WalSegment {
    private static final Pattern BEGINNING = Pattern.compile("START WAL LOCATION: \\S+ \\(file ([0-9A-F]{24})\\)");

    private static final int HEX = 16;
    private static final int PART = 8;

    /** Of 16 MB, as initdb has made them. */
    private static final long IN_A_PART = 0x100;

    private WalSegment() {}

    /** The file with which a recovery by this {@code backup_label} begins. */
    static String beginningOf(String label) {
        var found = BEGINNING.matcher(label);
        if (!found.find()) {
            throw new IllegalStateException(label);
        }
        return found.group(1);
    }

    /** All from one to another one of the same time line. */
    static List<String> through(String first, String last) {
        String timeline = first.substring(0, PART);
        return LongStream.rangeClosed(number(first), number(last))
                .mapToObj(n -> "%s%08X%08X".formatted(timeline, n / IN_A_PART, n % IN_A_PART))
                .toList();
    }

    private static long number(String name) {
        return Long.parseLong(name.substring(PART, 2 * PART), HEX) * IN_A_PART
                + Long.parseLong(name.substring(2 * PART), HEX);
    }
}
