package org.caseledger.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which random cases or values a test plays: a fifth of them, another one each day, or all of them with
 * {@code -Dlives=all}, as {@code ./check --all} has it. A failure names its seed.
 *
 * @param first the first seed
 * @param count how many follow each other
 */
public record Seeds(int first, int count) {
    private static final int PARTS = 5;

    /** Of so many seeds from 0 on. */
    public static Seeds of(int all) {
        if (isAll()) {
            return new Seeds(0, all);
        }
        int part = all / PARTS;
        return new Seeds((int) (today() % PARTS) * part, part);
    }

    /** A fifth of these values at least, others each day and at each place. */
    public static <T> List<T> some(List<T> all, Object place) {
        if (isAll()) {
            return all;
        }
        int part = (all.size() + PARTS - 1) / PARTS;
        int first = Math.floorMod(today() * part + place.hashCode(), all.size());
        return IntStream.range(first, first + part)
                .mapToObj(i -> all.get(i % all.size()))
                .toList();
    }

    private static boolean isAll() {
        return "all".equals(System.getProperty("lives"));
    }

    private static long today() {
        return LocalDate.now().toEpochDay();
    }
}
