package org.caseledger.reporting;

import java.time.Instant;
import java.time.LocalDate;
import org.caseledger.events.Actor;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportAsked;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportDropped;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportReceived;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportSent;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** A report upward (P9.04): what is asked, and when it was sent, received or cancelled. */
public record UpwardReport(
        UpwardReportAsked asked,
        ReportState state,
        @Nullable Step sent,
        @Nullable Step received,
        @Nullable Step dropped) {
    /** The note on a step ({@code note}), by whom, and when that was recorded. */
    public record Step(@Nullable String note, Actor by, Instant at) {}

    /** The report after an event of its own; the first one asks for it. */
    public static UpwardReport on(
            @Nullable UpwardReport before, ReportingEvent event, Actor actor, Instant recordedAt) {
        if (event instanceof UpwardReportAsked asked) {
            return new UpwardReport(asked, ReportState.DUE, null, null, null);
        } else if (event instanceof UpwardReportSent e) {
            return before.sent(new Step(e.document(), actor, recordedAt));
        } else if (event instanceof UpwardReportReceived e) {
            return before.received(new Step(e.receipt(), actor, recordedAt));
        }
        var e = (UpwardReportDropped) event;
        return before.dropped(new Step(e.reason(), actor, recordedAt));
    }

    /** Whether it was, or is, not sent on the last day. */
    public boolean isLate(Instant now) {
        var until = sent == null ? now : sent.at();
        return state != ReportState.DROPPED && day(until).isAfter(asked.dueOn());
    }

    /** The day of the office at a time. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.ZONE);
    }

    private UpwardReport sent(Step step) {
        return new UpwardReport(asked, ReportState.SENT, step, received, dropped);
    }

    private UpwardReport received(Step step) {
        return new UpwardReport(asked, ReportState.RECEIVED, sent, step, dropped);
    }

    private UpwardReport dropped(Step step) {
        return new UpwardReport(asked, ReportState.DROPPED, sent, received, step);
    }
}
