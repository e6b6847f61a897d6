package org.caseledger.api.importing;

import java.util.ArrayList;
import java.util.List;
import lombok.Builder;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.jspecify.annotations.Nullable;

/**
 * A case as another system has it; what that system lacks is null or empty, never guessed.
 *
 * @param row counted from 1 with the header: the first one of the case
 * @param last its last one, which is the same where each row is a case of its own
 * @param sourceId the source's own number, by which a second import knows the case
 * @param units the handling units that had it, in order
 * @param updated when the source wrote the first row; null where each row is a case of its own
 * @param closed when the source closed it
 * @param due by when the source wanted it closed
 * @param respondentDetails what it has of the respondent besides the name
 * @param besides values without a field in the record, for the narrative
 * @param category from the widest to the narrowest
 * @param verdict the source's own verdict on its time limit
 * @param status the source's own word
 * @param state that word in ours
 * @param doubts values that cannot be right and are imported all the same
 */
@Builder(toBuilder = true)
public record MappedRow(
        long row,
        long last,
        String sourceId,
        ComplaintKind kind,
        Channel channel,
        @Nullable Severity severity,
        List<Assigned> units,
        SourceTime received,
        @Nullable SourceTime updated,
        @Nullable SourceTime replied,
        @Nullable SourceTime closed,
        @Nullable SourceTime due,
        @Nullable Complainant complainant,
        @Nullable String respondent,
        @Nullable RespondentKind respondentKind,
        @Nullable RespondentDetails respondentDetails,
        @Nullable String besides,
        @Nullable Matter matter,
        @Nullable String subject,
        @Nullable String narrative,
        @Nullable String request,
        @Nullable String reply,
        List<String> category,
        @Nullable SourceVerdict verdict,
        @Nullable String status,
        @Nullable ComplaintState state,
        List<Doubt> doubts)
        implements Mapped {
    /**
     * From when on the source shows it with a unit, by the unit's name there; {@code at} is null where it does not
     * tell, and {@code row} is the row that shows it first.
     */
    record Assigned(String unit, @Nullable SourceTime at, long row) {}

    /**
     * The receipt comes from the first row of a case, the outcome from the last. Where a later row has no unit,
     * severity or reply, the earlier value stands.
     */
    MappedRow then(MappedRow later) {
        return toBuilder()
                .last(later.last)
                .severity(later.severity == null ? severity : later.severity)
                .units(later.isElsewhereThan(this) ? and(later.units) : units)
                .replied(later.replied == null ? replied : later.replied)
                .closed(later.closed)
                .due(later.due)
                .reply(later.reply == null ? reply : later.reply)
                .verdict(later.verdict)
                .status(later.status)
                .state(later.state)
                .build();
    }

    /** The same row, written at another time. */
    MappedRow updatedAt(SourceTime at) {
        var shown = units.stream()
                .map(assigned -> new Assigned(assigned.unit(), at, assigned.row()))
                .toList();
        return toBuilder().units(shown).updated(at).build();
    }

    /** Whether another unit has it; a row that tells of none changes nothing. */
    boolean isElsewhereThan(MappedRow before) {
        return !units.isEmpty()
                && (before.units.isEmpty() || !unitOf(before.units).equals(unitOf(units)));
    }

    private static String unitOf(List<Assigned> units) {
        return units.get(units.size() - 1).unit();
    }

    private List<Assigned> and(List<Assigned> more) {
        var all = new ArrayList<>(units);
        all.addAll(more);
        return List.copyOf(all);
    }
}
