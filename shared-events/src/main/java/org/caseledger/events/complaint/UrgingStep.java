package org.caseledger.events.complaint;

import java.util.List;
import lombok.Getter;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The steps of supervision, the milder before the stronger. */
@Getter
public enum UrgingStep implements Labelled {
    REMINDER("催办", "reminder", "P9.01", "P2.19", "P3.18", "P4.17", "P6.02"),
    URGE("督办", "supervision notice", "P9.01", "P2.19", "P3.18", "P4.17", "P6.02"),
    CRITICISM("通报", "public criticism", "P1.17");

    private final Text text;
    /** The clauses on which it is based, such as {@code P9.01}, each of another procedure. */
    private final List<String> clauses;

    UrgingStep(String zh, String en, String... clauses) {
        this.text = new Text(zh, en);
        this.clauses = List.of(clauses);
    }
}
