package org.caseledger.api.papers;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * A field that a template requires from the issuer of the paper, unless the case has it: {@code usual} is written in
 * placeholders and is the initial value.
 */
record Asked(String name, boolean required, Kind kind, Text text, String usual) implements Labelled {
    /** How it is typed. */
    enum Kind {
        TEXT,
        LONG,
        DATE,
        TIME
    }
}
