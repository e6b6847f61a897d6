package org.caseledger.api.notices;

import org.caseledger.events.Actor;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.casefile.CaseFile;
import org.jspecify.annotations.Nullable;

/** A case after an event, whose turn it was before it, and who did it. */
record CaseChange(CaseFile file, BoardCard card, @Nullable Role turnBefore, Actor by) {
    /** The unit that has the case; null for none. */
    @Nullable
    UnitId unit() {
        return card.unit();
    }

    /** Whether it is the turn of a role since this event. */
    boolean isNowUpTo(Role role) {
        return card.waitsFor() == role && turnBefore != role;
    }

    /** Who answers for a deadline: the unit that assists, the one that has the case, the center. */
    Audience answering(Clock clock, int number) {
        if (clock == Clock.SIGN_OFF) {
            return Audience.of(Role.LEADER);
        }
        var assisting = file.deadlines().all().stream()
                .filter(d -> d.clock() == clock && d.number() == number)
                .findFirst()
                .map(Deadline::unit)
                .orElse(null);
        return Audience.of(clock.answering(assisting, unit()));
    }
}
