package org.caseledger.api.importing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.command.AdoptHistory;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Complainant;
import org.caseledger.events.Narrative;
import org.caseledger.events.SourceGap;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** A row of another system as the command that takes it in; what the row does not tell is a gap. */
final class Adoption {

    private Adoption() {}

    static AdoptHistory of(MappedRow row, Mapping mapping, CaseId caseId, @Nullable UnitId unit) {
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
                unit,
                instant(row.received()),
                row.reply(),
                row.replied() == null ? null : instant(row.replied()),
                gaps(row, mapping),
                row.verdict(),
                row.status(),
                isClosed(row));
    }

    private static Instant instant(SourceTime time) {
        return time.at().atZone(WorkCalendar.ZONE).toInstant();
    }

    /** Closed by the source's own word, and not by a reply whose time it tells. */
    private static boolean isClosed(MappedRow row) {
        return row.state() != null && !row.state().isOpen() && row.replied() == null;
    }

    private static Set<SourceGap> gaps(MappedRow row, Mapping mapping) {
        var gaps =
                EnumSet.of(
                        SourceGap.SIGN_OFF,
                        SourceGap.ASSIGNMENT,
                        SourceGap.ACCEPTANCE,
                        SourceGap.INVESTIGATION,
                        SourceGap.APPROVAL,
                        SourceGap.FOLLOW_UP);
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
        boolean repliedByDay = row.replied() != null && !row.replied().timeOfDay();
        if (!row.received().timeOfDay() || repliedByDay) {
            gaps.add(SourceGap.TIME_OF_DAY);
        }
        return gaps;
    }
}
