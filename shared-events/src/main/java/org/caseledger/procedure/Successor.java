package org.caseledger.procedure;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * The rule that replaced another one on the day after its last day, and is not included in the
 * file.
 */
public record Successor(String zh, String en) implements Labelled {

    public Successor {
        InvalidValue.ifMissing("zh", zh);
        InvalidValue.ifMissing("en", en);
    }

    @Override
    public Text text() {
        return new Text(zh, en);
    }
}
