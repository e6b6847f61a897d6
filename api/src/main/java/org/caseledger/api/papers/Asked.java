package org.caseledger.api.papers;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * What a template asks of whoever issues the paper, unless the case holds it: {@code usual} is
 * written in placeholders and stands in the form to begin with.
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
