package org.caseledger.testing;

import java.time.LocalDate;

/**
 * Which random cases a test plays: a fifth of them, another one each day, or all of them with {@code -Dlives=all}, as
 * {@code ./check --all} has it. A failure names its seed.
 *
 * @param first the first seed
 * @param count how many follow each other
 */
public record Seeds(int first, int count) {
    private static final int PARTS = 5;

    /** Of so many seeds from 0 on. */
    public static Seeds of(int all) {
        if ("all".equals(System.getProperty("lives"))) {
            return new Seeds(0, all);
        }
        int part = all / PARTS;
        return new Seeds((int) (LocalDate.now().toEpochDay() % PARTS) * part, part);
    }
}
