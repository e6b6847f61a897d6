package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/**
 * A superior authority or an arbitration body answered what was put before it (P1.12, P2.25): the
 * {@code escalation}, counted from 1 in the case, its answer, and what follows from it.
 */
@EventType(value = "EscalationAnswered", zh = "上级已答复", en = "Escalation answered")
public record EscalationAnswered(
        int escalation, @Official String answer, @Official String consequence, Occurred occurred) implements Act {}
