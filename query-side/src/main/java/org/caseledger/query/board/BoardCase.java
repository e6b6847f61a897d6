package org.caseledger.query.board;

import java.util.List;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Assistances;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.procedure.Deadlines;
import org.caseledger.query.RepeatLinks;
import org.jspecify.annotations.Nullable;

/**
 * The board's state of one case: the card, and what the next card depends on; {@code approved} is null while no draft
 * waits; {@code opinionWaits}: a handling opinion is not reviewed yet; {@code reviewsReturn}: who reviews a return,
 * null while none waits; {@code loweringWaits}: a lowering is not decided on yet; {@code reconsiders}: who decides on a
 * reconsideration, null while none waits; {@code centerReviewed}: the center had a part in a decision; {@code withheld}
 * is the respondent of a secret case; {@code repeats} are the links in force; {@code assistances} the requests to other
 * units; {@code outOfSight}: the case is sealed off or destroyed.
 */
public record BoardCase(
        BoardCard card,
        String procedure,
        @Nullable LineOfBusiness line,
        @Nullable List<ApprovalLevel> approved,
        boolean opinionWaits,
        @Nullable Role reviewsReturn,
        boolean loweringWaits,
        @Nullable Role reconsiders,
        boolean centerReviewed,
        Deadlines deadlines,
        @Nullable String withheld,
        RepeatLinks repeats,
        Assistances assistances,
        boolean outOfSight) {
    public BoardCase {
        // what a view kept before it had them
        repeats = repeats == null ? RepeatLinks.NONE : repeats;
        assistances = assistances == null ? Assistances.NONE : assistances;
    }
}
