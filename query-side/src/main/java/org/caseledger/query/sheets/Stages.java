package org.caseledger.query.sheets;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineCalculation;
import org.caseledger.procedure.DeadlineRule;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Suspension;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.sheets.Stage.Otherwise;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Explains each due time that the log has, by the procedure and the calendar in use. */
@RequiredArgsConstructor
final class Stages {
    private final @Nullable Procedure procedure;
    private final WorkCalendar calendar;
    private final DisplayNames names;

    Cause cause(Recorded recorded) {
        return Cause.of(recorded, names);
    }

    Stage set(
            Stage.Kind kind,
            Recorded recorded,
            DeadlineSet e,
            @Nullable DeadlineSet before,
            List<Recorded> acts,
            List<Suspension> pauses) {
        // What a clock does is recorded right after the act that it follows from; only a recount
        // follows from none.
        var cause = isRecount(recorded, e, before) ? Cause.ofRecount(recorded) : cause(acts.get(acts.size() - 1));
        return stage(
                kind,
                recorded,
                cause,
                start(e, acts),
                e,
                e.dueAt(),
                e.amberAt(),
                e.provisional(),
                calculated(recorded, e, pauses),
                null,
                others(recorded, e, pauses));
    }

    /** An assistance may be asked for by a day, or be due with the lead unit. */
    private @Nullable DeadlineCalculation calculated(Recorded recorded, DeadlineSet e, List<Suspension> pauses) {
        var counted = counted(recorded, e.rule(), e.startsAt(), pauses);
        boolean asCounted = e.unit() == null
                || counted == null
                || counted.recompute()
                        .filter(due -> due.dueAt().equals(e.dueAt()))
                        .isPresent();
        return asCounted ? counted : DeadlineCalculation.promised(e.startsAt(), e.dueAt(), null, calendarOf(recorded));
    }

    /** By the ledger itself, and no longer by weekends alone. */
    private static boolean isRecount(Recorded recorded, DeadlineSet e, @Nullable DeadlineSet before) {
        return before != null
                && recorded.actor().equals(Actor.SYSTEM)
                && Deadline.countedByWeekends(before)
                && !Deadline.countedByWeekends(e);
    }

    private List<Stage.Other> others(Recorded recorded, DeadlineSet e, List<Suspension> pauses) {
        return e.others() == null
                ? List.of()
                : e.others().stream()
                        .map(o -> new Stage.Other(
                                o.rule(),
                                o.clause(),
                                o.dueAt(),
                                o.provisional(),
                                counted(recorded, o.rule(), o.startsAt(), pauses)))
                        .toList();
    }

    Stage extended(Recorded recorded, DeadlineExtended e, DeadlineSet set) {
        var promise = new Stage.Promise(
                e.approvedBy(), e.reason(), e.clause(), e.told().at());
        var reckoning = DeadlineCalculation.promised(set.startsAt(), e.dueAt(), null, calendarOf(recorded));
        return later(Stage.Kind.EXTENDED, recorded, set, e.dueAt(), e.amberAt(), reckoning, promise);
    }

    Stage resumed(Recorded recorded, DeadlineResumed e, DeadlineSet set, List<Suspension> pauses) {
        var reckoning = counted(recorded, set.rule(), set.startsAt(), pauses);
        return later(Stage.Kind.RESUMED, recorded, set, e.dueAt(), e.amberAt(), reckoning, null);
    }

    /** A clock that was extended goes on with the promise, which the pause moves. */
    Stage resumed(Recorded recorded, DeadlineResumed e, DeadlineSet set, Instant promised, Suspension stood) {
        var reckoning = DeadlineCalculation.promised(set.startsAt(), promised, stood, calendarOf(recorded));
        return later(Stage.Kind.RESUMED, recorded, set, e.dueAt(), e.amberAt(), reckoning, null);
    }

    /** A suspension or a promise does not record provisional years: it counts by the days known then. */
    private Stage later(
            Stage.Kind kind,
            Recorded recorded,
            DeadlineSet set,
            Instant dueAt,
            Instant amberAt,
            @Nullable DeadlineCalculation reckoning,
            Stage.@Nullable Promise promise) {
        boolean provisional = reckoning != null
                && reckoning.recompute().map(d -> d.provisional()).orElse(false);
        var cause = cause(recorded);
        return stage(kind, recorded, cause, null, set, dueAt, amberAt, provisional, reckoning, promise, List.of());
    }

    private Stage stage(
            Stage.Kind kind,
            Recorded recorded,
            Cause cause,
            @Nullable Cause start,
            DeadlineSet set,
            Instant dueAt,
            Instant amberAt,
            boolean provisional,
            @Nullable DeadlineCalculation reckoning,
            Stage.@Nullable Promise promise,
            List<Stage.Other> others) {
        var stage = new Stage(
                kind,
                cause(recorded),
                cause,
                start,
                set.rule(),
                promise == null ? set.clause() : promise.clause(),
                set.procedureVersion(),
                set.calendarVersion(),
                provisional,
                dueAt,
                amberAt,
                reckoning,
                promise,
                others,
                null);
        return stage.withOtherwise(otherwise(set, stage, calendarOf(recorded).version()));
    }

    private @Nullable DeadlineCalculation counted(
            Recorded recorded, String rule, Instant startsAt, List<Suspension> pauses) {
        var days = calendarOf(recorded);
        return rule(rule)
                .map(r -> DeadlineCalculation.counted(startsAt, r.limit(), pauses, days))
                .orElse(null);
    }

    /** The holidays that were known with an event: what was recorded since explains nothing. */
    private WorkCalendar calendarOf(Recorded recorded) {
        return calendar.at(recorded.position());
    }

    private Optional<DeadlineRule> rule(String id) {
        return procedure == null
                ? Optional.empty()
                : procedure.rules().stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /** The act that the clock was started by; a reclassification lets it start with its round. */
    private @Nullable Cause start(DeadlineSet set, List<Recorded> acts) {
        var startedBy = rule(set.rule()).map(DeadlineRule::startedBy).orElse(null);
        Recorded found = null;
        for (var act : acts) {
            var event = (ComplaintEvent) act.event();
            boolean starts = startedBy == null || startedBy.contains(EventCodec.nameOf(event.getClass()));
            if (starts && set.startsAt().equals(event.occurredAt())) {
                found = act;
            }
        }
        return found == null ? null : cause(found);
    }

    private @Nullable Otherwise otherwise(DeadlineSet set, Stage stage, String calendarVersion) {
        String version = procedure == null ? "—" : procedure.version();
        boolean sameProcedure = set.procedureVersion().equals(version);
        boolean sameCalendar = set.calendarVersion().equals(calendarVersion);
        if (sameProcedure && sameCalendar && stage.follows()) {
            return null;
        }
        var difference = Text.format(
                "记录所用程序版本 %s、日历版本 %s，现用 %s、%s；%s",
                "recorded with procedure version %s and calendar version %s, in use are %s and %s; %s",
                set.procedureVersion(),
                set.calendarVersion(),
                version,
                calendarVersion,
                stage.follows()
                        ? new Text("结果相同", "the result is the same")
                        : new Text(
                                "按现用文件不能得出记录的届满时间，以记录为准",
                                "the files in use do not give the recorded due time, which holds"));
        return new Otherwise(
                sameProcedure ? null : version,
                sameCalendar ? null : calendarVersion,
                difference.zh(),
                difference.en());
    }
}
