package org.caseledger.query.board;

import org.caseledger.events.complaint.Assistances;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.procedure.Deadlines;
import org.caseledger.query.RepeatLinks;
import org.jspecify.annotations.Nullable;

/**
 * The board's state of one case: the card, and what the next card depends on; {@code withheld} is the respondent of a
 * secret case; {@code repeats} are the links in force; {@code assistances} the requests to other units;
 * {@code outOfSight}: the case is sealed off or destroyed.
 */
public record BoardCase(
        BoardCard card,
        String procedure,
        @Nullable LineOfBusiness line,
        Signing signing,
        Deadlines deadlines,
        @Nullable String withheld,
        RepeatLinks repeats,
        Assistances assistances,
        boolean outOfSight) {}
