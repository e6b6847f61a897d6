package org.caseledger.query.board;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SeenCase;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/**
 * A case on the board; of one that is {@code secret} not the respondent (P7.20). Severity, difficulty and opinion level
 * are null before it is classified; {@code open} says that the matter itself is not done; {@code unit} is null while no
 * unit has it; {@code waitsFor} is whose turn it is (HANDLER: of that unit) and {@code step} for what, both null if no
 * one has to act; {@code onDuty} are the logins of those on whose duty it came in, while it is open and not assigned
 * yet (P9.13, P9.14); {@code assistedBy} are the units that assist, or have assisted the unit that has it (P9.01);
 * {@code next} is the running clock that is due first, {@code amberAt} when the first of the running clocks turns
 * amber; {@code source} names where a migrated case came from; {@code version} is the sequence of the last event.
 */
public record BoardCard(
        CaseId caseId,
        String number,
        ComplaintKind kind,
        Channel channel,
        @Nullable String respondent,
        @Nullable SecrecyGround secret,
        List<String> category,
        @Nullable Severity severity,
        @Nullable Difficulty difficulty,
        @Nullable OpinionLevel opinionLevel,
        List<Flag> flags,
        ComplaintState state,
        boolean open,
        @Nullable UnitId unit,
        @Nullable String handler,
        @Nullable UnitId signedOffUnit,
        List<String> onDuty,
        List<UnitId> assistedBy,
        @Nullable Role waitsFor,
        @Nullable NextStep step,
        int round,
        Instant receivedAt,
        Instant lastActAt,
        @Nullable NextDeadline next,
        @Nullable Instant amberAt,
        boolean missedAny,
        boolean asStatedAny,
        int urged,
        @Nullable CaseId repeatOf,
        @Nullable String source,
        long version,
        long position)
        implements SeenCase {
    public BoardCard {
        // what a view kept before cards had it
        amberAt = amberAt == null && next != null ? next.amberAt() : amberAt;
    }

    @Override
    public boolean isAssistedBy(UnitId assisting) {
        return assistedBy.contains(assisting);
    }

    @Override
    public boolean cameInOnDutyOf(String person) {
        return onDuty.contains(person);
    }

    /** The gravest light of the running clocks; green when nothing runs. */
    public Light lightAt(Instant now) {
        return next == null ? Light.GREEN : Light.at(now, amberAt, next.dueAt());
    }
}
