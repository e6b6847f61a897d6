package org.caseledger.testing;

import java.util.List;

/**
 * What goes before a command to give its process another time: the library of Debian's faketime, loaded without its
 * program, which leaves memory behind when it is killed and then refuses a process that comes to the same number.
 */
public final class AnotherTime {
    private AnotherTime() {}

    /** A process whose clock begins at a date, as {@code 2020-01-01 00:00:00}. */
    public static List<String> from(String date) {
        return of("@" + date);
    }

    /** A process whose clock is ahead. */
    public static List<String> ahead(long seconds) {
        return of("+%ds".formatted(seconds));
    }

    private static List<String> of(String time) {
        return List.of(
                "env", "LD_PRELOAD=/usr/$LIB/faketime/libfaketime.so.1", "FAKETIME_DISABLE_SHM=1", "FAKETIME=" + time);
    }
}
