package org.caseledger.procedure;

import java.time.Instant;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The traffic light of a running deadline. */
@Getter
@RequiredArgsConstructor
public enum Light implements Bilingual {
    GREEN("正常", "on time"),
    AMBER("临期", "due soon"),
    RED("超期", "overdue");

    private final String zh;
    private final String en;

    /** The light at that time; the due time itself, 24:00 of the last day, is late. */
    public static Light at(Instant now, Instant amberAt, Instant dueAt) {
        if (now.isBefore(amberAt)) {
            return GREEN;
        }
        return now.isBefore(dueAt) ? AMBER : RED;
    }
}
