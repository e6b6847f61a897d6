package org.caseledger.procedure;

import java.time.Instant;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The traffic light of a running deadline. */
public enum Light implements Labelled {
    GREEN("正常", "on time"),
    AMBER("临期", "due soon"),
    RED("超期", "overdue");

    private final Text text;

    Light(String zh, String en) {
        this.text = new Text(zh, en);
    }

    /** The light at that time; the due time itself, 24:00 of the last day, is late. */
    public static Light at(Instant now, Instant amberAt, Instant dueAt) {
        if (now.isBefore(amberAt)) {
            return GREEN;
        }
        return now.isBefore(dueAt) ? AMBER : RED;
    }

    @Override
    public Text text() {
        return text;
    }
}
