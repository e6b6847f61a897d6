package org.caseledger.query.sheets;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Due;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.Suspension;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.testing.History;

/** A case whose deadlines are set as the ledger sets them: by a rule of P9 and the calendar. */
final class SheetLife {
    static final Procedure P9 = Procedures.builtIn().get("P9");
    static final WorkCalendar CALENDAR = WorkCalendar.builtIn();

    private final History history;
    private final List<OtherLimit> others = new ArrayList<>();
    private int round = 1;

    private SheetLife(History history) {
        this.history = history;
    }

    /** A complaint about 红光超市 that comes in then. */
    static SheetLife received(String instant, Channel channel) {
        return new SheetLife(History.receivedAt(instant, ComplaintKind.COMPLAINT, channel, "红光超市"));
    }

    /** The steps of the case, to go on with. */
    History history() {
        return history;
    }

    SheetLife reopened() {
        round++;
        history.reopened();
        return this;
    }

    /** A limit of another rule of P9, for the deadline that is set next. */
    SheetLife other(String rule, Instant startsAt) {
        var limit = P9.rule(rule);
        var due = due(rule, startsAt);
        others.add(new OtherLimit(rule, limit.clause(), startsAt, due.dueAt(), due.provisional()));
        return this;
    }

    /** A deadline that starts now. */
    SheetLife set(Clock clock, int number, String rule) {
        return set(clock, number, rule, history.now());
    }

    /** A deadline that started before, such as that of a case which is reclassified. */
    SheetLife set(Clock clock, int number, String rule, Instant startsAt, Suspension... pauses) {
        var due = due(rule, startsAt, pauses);
        history.by(
                Role.SYSTEM,
                new DeadlineSet(
                        clock,
                        number,
                        round,
                        startsAt,
                        due.amberAt(),
                        due.dueAt(),
                        rule,
                        P9.rule(rule).clause(),
                        P9.version(),
                        CALENDAR.version(),
                        due.provisional(),
                        others.isEmpty() ? null : List.copyOf(others),
                        null));
        others.clear();
        return this;
    }

    static Due due(String rule, Instant startsAt, Suspension... pauses) {
        return new DeadlineCalculator(CALENDAR).due(startsAt, P9.rule(rule).limit(), List.of(pauses));
    }

    SheetLife later(Duration by) {
        history.later(by);
        return this;
    }

    SheetLife at(String instant) {
        history.at(instant);
        return this;
    }

    DeadlineSheet sheet(String asOf) {
        return DeadlineSheets.of(history.recorded(), P9, CALENDAR, Instant.parse(asOf));
    }

    /** The only deadline of the sheet. */
    ClockSheet only(String asOf) {
        var clocks = sheet(asOf).clocks();
        if (clocks.size() != 1) {
            throw new IllegalStateException("not one deadline: " + clocks);
        }
        return clocks.get(0);
    }
}
