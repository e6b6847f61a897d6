package org.caseledger.api.importing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** A row of another system as the command that takes it in; what the row does not tell is a gap. */
final class Adoption {

    private Adoption() {}

    /** {@code units} tells the unit of ours by its name in the source. */
    static AdoptHistory of(
            MappedRow row, Mapping mapping, CaseId caseId, Function<String, UnitId> units) {
        return new AdoptHistory(
                caseId,
                mapping.source(),
                row.sourceId(),
                row.kind(),
                row.channel(),
                row.complainant() == null
                        ? null
                        : new Complainant(row.complainant(), null, null, null),
                new Narrative(row.subject(), row.narrative() == null ? "" : row.narrative(), null),
                row.respondent(),
                row.category(),
                assignments(row, units),
                instant(row.received()),
                instantOrNone(row.updated()),
                row.reply(),
                instantOrNone(row.replied()),
                gaps(row, mapping),
                row.verdict(),
                row.status(),
                isClosed(row));
    }

    private static List<AdoptHistory.Assignment> assignments(
            MappedRow row, Function<String, UnitId> units) {
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
        return row.state() == ComplaintState.ARCHIVED
                || row.state() != null && !row.state().isOpen() && row.replied() == null;
    }

    private static Set<SourceGap> gaps(MappedRow row, Mapping mapping) {
        var gaps =
                EnumSet.of(
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
        if (isClosed(row)) {
            gaps.add(SourceGap.CLOSING_TIME);
        }
        if (row.narrative() == null) {
            gaps.add(SourceGap.NARRATIVE);
        }
        if (Stream.of(row.received(), row.updated(), row.replied())
                .anyMatch(time -> time != null && !time.timeOfDay())) {
            gaps.add(SourceGap.TIME_OF_DAY);
        }
        return gaps;
    }
}
