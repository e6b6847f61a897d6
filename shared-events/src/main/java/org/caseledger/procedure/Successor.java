package org.caseledger.procedure;

import org.caseledger.events.Labelled;

/** What replaced a rule on the day after its last one, and is not in the file. */
public record Successor(String zh, String en) implements Labelled {

    public Successor {
        Mistake.ifMissing("zh", zh);
        Mistake.ifMissing("en", en);
    }
}
