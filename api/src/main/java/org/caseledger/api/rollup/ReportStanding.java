package org.caseledger.api.rollup;

import java.time.LocalDate;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Whether an office has reported on a period, and in time (P9.04). */
public enum ReportStanding implements Labelled {
    NOT_DUE("未到期", "not due yet", ""),
    OVERDUE("逾期未报", "overdue", "grave"),
    IN_TIME("按期上报", "in time", "fine"),
    LATE("迟报", "late", "late");

    private final Text text;
    private final String look;

    ReportStanding(String zh, String en, String look) {
        this.text = new Text(zh, en);
        this.look = look;
    }

    /** The class by which a page marks it. */
    public String look() {
        return look;
    }

    static ReportStanding of(@Nullable LocalDate reportedOn, LocalDate dueOn, LocalDate today) {
        if (reportedOn == null) {
            return today.isAfter(dueOn) ? OVERDUE : NOT_DUE;
        }
        return reportedOn.isAfter(dueOn) ? LATE : IN_TIME;
    }

    @Override
    public Text text() {
        return text;
    }
}
