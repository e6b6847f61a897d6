package org.caseledger.query.sheets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Draws up deadline sheets: always a fold of the log, with the files in use. */
@RequiredArgsConstructor
public final class DeadlineSheets {
    private final Procedures procedures;
    private final WorkCalendar calendar;
    /** {@code names} gives those of one sheet. */
    private final Supplier<DisplayNames> names;

    /** The sheet of a case, with the lights of that time. */
    public DeadlineSheet of(CaseFile file, Instant asOf) {
        var procedure = procedures.find(file.receipt().procedure()).orElse(null);
        return SheetFold.of(file.events(), procedure, calendar, asOf, names.get());
    }

    /** The sheet of these events, by that calendar and procedure, null when that is gone. */
    public static DeadlineSheet of(
            List<Recorded> events, @Nullable Procedure procedure, WorkCalendar calendar, Instant asOf) {
        return SheetFold.of(events, procedure, calendar, asOf, DisplayNames.codes());
    }

    /** Gathers, from the events of a case, what each of its clocks was reckoned from. */
    static final class SheetFold {
        private record OneClock(Clock clock, int number) {}

        private final Stages stages;
        private final Map<OneClock, ClockFold> clocks = new LinkedHashMap<>();
        private final List<Recorded> causes = new ArrayList<>();

        private SheetFold(@Nullable Procedure procedure, WorkCalendar calendar, DisplayNames names) {
            this.stages = new Stages(procedure, calendar, names);
        }

        static DeadlineSheet of(
                List<Recorded> events,
                @Nullable Procedure procedure,
                WorkCalendar calendar,
                Instant asOf,
                DisplayNames names) {
            var fold = new SheetFold(procedure, calendar, names);
            events.forEach(fold::on);
            var file = CaseFile.fold(events).orElseThrow();
            var receipt = (ComplaintReceived) events.get(0).event();
            return new DeadlineSheet(
                    receipt.caseId(),
                    receipt.number(),
                    receipt.procedure(),
                    procedure == null ? null : procedure.version(),
                    calendar.version(),
                    file.version(),
                    asOf,
                    file.deadlines().all().stream()
                            .map(d -> fold.clocks
                                    .get(new OneClock(d.clock(), d.number()))
                                    .sheet(d, asOf))
                            .toList());
        }

        private void on(Recorded recorded) {
            if (recorded.event() instanceof Act) {
                causes.add(recorded);
            } else if (recorded.event() instanceof DeadlineEvent e) {
                var clock = new OneClock(e.clock(), e.number());
                if (e instanceof DeadlineSet) {
                    clocks.computeIfAbsent(clock, c -> new ClockFold(stages));
                }
                clocks.get(clock).on(recorded, causes);
                if (e instanceof DeadlineResumed) {
                    // Another of its limits may alarm first after a pause: it is set anew by that.
                    causes.add(recorded);
                }
            }
        }
    }
}
