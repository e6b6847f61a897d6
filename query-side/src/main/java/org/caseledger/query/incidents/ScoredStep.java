package org.caseledger.query.incidents;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.text.Bilingual;

/** A step by which an exercise is measured, each the first of its case (P9.03, P9.06, P9.08). */
@Getter
@RequiredArgsConstructor
public enum ScoredStep implements Bilingual {
    SIGN_OFF("签阅", "sign-off", RoutingSignedOff.class),
    DISPATCH("分派", "assignment", ComplaintAssigned.class),
    ACCEPTANCE("受理", "acceptance", ComplaintAccepted.class),
    REPLY("回复", "reply", ComplaintReplied.class);

    private final String zh;
    private final String en;
    private final Class<? extends Act> act;

    /** The act that takes it. */
    Class<? extends Act> act() {
        return act;
    }
}
