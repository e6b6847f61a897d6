package org.caseledger.query.inspections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.inspection.InspectionState;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with its identity; {@code position} is that of its last event in the log, {@code version} its number among
 * those of the sheet, from 0.
 */
public record Inspected(UUID id, long version, long position, Instant preparedAt, InspectionSheet sheet) {
    static @Nullable Inspected on(@Nullable Inspected before, Recorded recorded) {
        if (before != null && recorded.position() <= before.position) {
            return before;
        }
        var sheet = InspectionSheet.on(
                before == null ? null : before.sheet,
                (InspectionEvent) recorded.event(),
                recorded.actor(),
                recorded.recordedAt());
        return new Inspected(
                recorded.caseId().value(),
                recorded.sequence(),
                recorded.position(),
                before == null ? recorded.recordedAt() : before.preparedAt,
                sheet);
    }

    CaseId stream() {
        return new CaseId(id);
    }

    /** The row for a list. */
    public Listed listed() {
        return new Listed(
                id,
                sheet.prepared().first(),
                sheet.prepared().last(),
                sheet.prepared().unit(),
                sheet.state(),
                sheet.preparedBy(),
                preparedAt,
                sheet.answerBy(),
                position);
    }

    /** A sheet in a list: without a unit it is of the whole office. */
    public record Listed(
            UUID id,
            LocalDate first,
            LocalDate last,
            @Nullable UnitId unit,
            InspectionState state,
            Actor preparedBy,
            Instant preparedAt,
            @Nullable Instant answerBy,
            long position) {}
}
