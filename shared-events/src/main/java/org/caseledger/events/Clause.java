package org.caseledger.events;

import org.caseledger.text.Text;

/**
 * The basis of a rule, as people read it: a clause of a procedure ({@code P9.08}) has the same name
 * in both languages, a law has a name in each.
 */
public final class Clause {

    private static final String BETWEEN = " / ";

    private Clause() {}

    /**
     * The clause in an event or a procedure's file: one name, or the Chinese and the English name.
     */
    public static Text of(String written) {
        int end = written.indexOf(BETWEEN);
        return end < 0
                ? new Text(written, written)
                : new Text(written.substring(0, end), written.substring(end + BETWEEN.length()));
    }
}
