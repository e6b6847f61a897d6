package org.caseledger.api.importing;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** A row of another system as the command that takes it in; what the row does not tell is a gap. */
record Adoption(Mapping mapping, ImportUnits units) {
    AdoptHistory of(MappedRow row) {
        return of(row, mapping, units::unit);
    }

    /** {@code units} tells the unit of ours by its name in the source. */
    static AdoptHistory of(MappedRow row, Mapping mapping, Function<String, UnitId> units) {
        return new AdoptHistory(
                caseId(row, mapping),
                mapping.source(),
                row.sourceId(),
                row.kind(),
                row.channel(),
                row.complainant(),
                narrative(row),
                row.respondent(),
                row.respondentKind(),
                row.respondentDetails(),
                row.matter(),
                row.category(),
                row.severity(),
                assignments(row, units),
                instant(row.received()),
                instantOrNone(row.updated()),
                row.reply(),
                replied(row),
                gaps(row, mapping),
                new AdoptHistory.Outcome(
                        row.verdict(),
                        row.status(),
                        isClosed(row),
                        keptState(row),
                        instantOrNone(row.closed()),
                        instantOrNone(row.due())));
    }

    CaseId caseId(MappedRow row) {
        return caseId(row, mapping);
    }

    private static CaseId caseId(MappedRow row, Mapping mapping) {
        return CaseId.named("import/" + mapping.source() + "/" + row.sourceId());
    }

    /** The last deadline for the reply of a case that was taken. */
    static Optional<Deadline> replyOf(CaseState taken) {
        return taken.deadlines().all().stream()
                .filter(deadline -> deadline.clock() == Clock.REPLY)
                .max(Comparator.comparing(Deadline::number));
    }

    private static Narrative narrative(MappedRow row) {
        String text = Stream.of(row.narrative(), row.besides())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return new Narrative(row.subject(), text, row.request());
    }

    /** A reply that the mapping tolerates before the last assignment was given with it. */
    private static @Nullable Instant replied(MappedRow row) {
        Instant replied = instantOrNone(row.replied());
        return replied == null
                ? null
                : row.units().stream()
                        .flatMap(assigned -> Stream.ofNullable(assigned.at()))
                        .map(Adoption::instant)
                        .reduce(replied, (one, other) -> one.isAfter(other) ? one : other);
    }

    /**
     * The state in the source, if the imported events do not lead to it. An accepted case keeps it only if it has a
     * unit, since only a unit can continue it.
     */
    private static @Nullable ComplaintState keptState(MappedRow row) {
        var state = row.state();
        if (state == null) {
            return null;
        }
        return switch (state) {
            case DECLINED, REFERRED, WITHDRAWN, SETTLED, CONCLUDED, RETURNED, REOPENED -> state;
            case ACCEPTED -> row.units().isEmpty() ? null : state;
            default -> null;
        };
    }

    private static List<AdoptHistory.Assignment> assignments(MappedRow row, Function<String, UnitId> units) {
        return row.units().stream()
                .map(a -> new AdoptHistory.Assignment(units.apply(a.unit()), instantOrNone(a.at())))
                .toList();
    }

    private static @Nullable Instant instantOrNone(@Nullable SourceTime time) {
        return time == null ? null : instant(time);
    }

    private static Instant instant(SourceTime time) {
        return time.at().atZone(WorkCalendar.ZONE).toInstant();
    }

    /** Closed by the source's own word, and not only by a reply whose time it tells. */
    private static boolean isClosed(MappedRow row) {
        var state = row.state();
        if (state == null) {
            return row.closed() != null;
        }
        return !state.isOpen() && (state != ComplaintState.REPLIED || row.replied() == null || row.closed() != null);
    }

    private static Set<SourceGap> gaps(MappedRow row, Mapping mapping) {
        var gaps = EnumSet.of(
                SourceGap.SIGN_OFF,
                SourceGap.ACCEPTANCE,
                SourceGap.INVESTIGATION,
                SourceGap.APPROVAL,
                SourceGap.FOLLOW_UP);
        if (row.units().isEmpty() || row.units().get(0).at() == null) {
            gaps.add(SourceGap.ASSIGNMENT);
        }
        boolean unanswered = row.state() != null && row.state().isOpen();
        if (row.replied() == null && !mapping.records().contains(Clock.REPLY) && !unanswered) {
            gaps.add(SourceGap.REPLY);
        }
        if (row.replied() != null && row.reply() == null) {
            gaps.add(SourceGap.REPLY_TEXT);
        }
        if (isClosed(row) && row.closed() == null) {
            gaps.add(SourceGap.CLOSING_TIME);
        }
        if (row.narrative() == null) {
            gaps.add(SourceGap.NARRATIVE);
        }
        if (Stream.of(row.received(), row.updated(), row.replied(), row.closed())
                .anyMatch(time -> time != null && !time.timeOfDay())) {
            gaps.add(SourceGap.TIME_OF_DAY);
        }
        return gaps;
    }
}
