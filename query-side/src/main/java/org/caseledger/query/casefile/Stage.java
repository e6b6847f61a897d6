package org.caseledger.query.casefile;

import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.DISPATCH;
import static org.caseledger.events.Clock.REASSIGNMENT;

import java.util.Set;
import lombok.Getter;
import org.caseledger.events.Clock;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The stages of handling in their order, each with the act that completes it (P9.02–P9.18). */
public enum Stage implements Labelled {
    RECEIPT("登记", "receipt", ComplaintReceived.class),
    CLASSIFICATION("分类", "classification", ComplaintClassified.class),
    SIGN_OFF("签阅", "sign-off", RoutingSignedOff.class, Clock.SIGN_OFF),
    ASSIGNMENT("分派", "assignment", ComplaintAssigned.class, DISPATCH, REASSIGNMENT),
    ACCEPTED("受理", "acceptance", ComplaintAccepted.class, ACCEPTANCE),
    INVESTIGATION("调查", "investigation", InvestigationRecorded.class),
    APPROVAL("审批", "approval", ReplyApproved.class),
    REPLY("回复", "reply", ComplaintReplied.class, Clock.REPLY),
    FOLLOW_UP("回访", "follow-up", FollowUpRecorded.class, Clock.FOLLOW_UP),
    ARCHIVE("归档", "archive", ComplaintArchived.class);

    @Getter
    private final Text text;

    private final Class<? extends Act> completedBy;
    private final Set<Clock> clocks;

    Stage(String zh, String en, Class<? extends Act> completedBy, Clock... clocks) {
        this.text = new Text(zh, en);
        this.completedBy = completedBy;
        this.clocks = Set.of(clocks);
    }

    /** Whether an act completes it. */
    boolean isCompletedBy(Act act) {
        return completedBy.isInstance(act);
    }

    /** Whether a deadline is one of this stage. */
    boolean isTimedBy(DeadlineLine line) {
        return clocks.contains(line.clock());
    }
}
