package org.caseledger.api.templates;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ApproveLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.RejectLowering;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordContact;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.office.TemplateKind;

/** A text of a command that may start from templates, of which kinds, and the event that keeps it. */
record TemplateField(
        Class<? extends ComplaintCommand> command,
        String name,
        Class<? extends LedgerEvent> event,
        List<TemplateKind> kinds) {
    private static final String OPINION = "opinion";
    private static final String COMMENT = "comment";
    private static final String REASON = "reason";
    private static final List<TemplateKind> AGREEMENT = List.of(TemplateKind.AGREEMENT);
    private static final List<TemplateKind> SENDING_BACK = List.of(TemplateKind.SENDING_BACK);
    private static final List<TemplateKind> EITHER = List.of(TemplateKind.AGREEMENT, TemplateKind.SENDING_BACK);
    private static final List<TemplateKind> ENDING = List.of(TemplateKind.ENDING);

    private static final Map<Class<? extends ComplaintCommand>, TemplateField> ALL = Stream.of(
                    // A draft may also be the notice of a decision to decline or refer.
                    new TemplateField(
                            DraftReply.class,
                            "text",
                            ReplyDrafted.class,
                            List.of(TemplateKind.REPLY, TemplateKind.ENDING)),
                    new TemplateField(DeclineComplaint.class, REASON, ComplaintDeclined.class, ENDING),
                    new TemplateField(ReferElsewhere.class, REASON, ComplaintReferred.class, ENDING),
                    new TemplateField(
                            RecordContact.class, "content", ContactRecorded.class, List.of(TemplateKind.CONTACT)),
                    new TemplateField(SignOffRouting.class, OPINION, RoutingSignedOff.class, AGREEMENT),
                    new TemplateField(ApproveReply.class, OPINION, ReplyApproved.class, AGREEMENT),
                    new TemplateField(RejectReply.class, OPINION, ReplyRejected.class, SENDING_BACK),
                    new TemplateField(ReviewDraft.class, COMMENT, DraftReviewed.class, EITHER),
                    new TemplateField(ReviewOpinion.class, COMMENT, OpinionReviewed.class, EITHER),
                    new TemplateField(ReviewReturn.class, REASON, ReturnReviewed.class, EITHER),
                    new TemplateField(ApproveLowering.class, OPINION, LoweringApproved.class, AGREEMENT),
                    new TemplateField(RejectLowering.class, REASON, LoweringRejected.class, SENDING_BACK))
            .collect(Collectors.toUnmodifiableMap(TemplateField::command, one -> one));

    /** The stored names of the events that keep such a text. */
    static final Set<String> EVENTS =
            ALL.values().stream().map(one -> EventCodec.nameOf(one.event())).collect(Collectors.toUnmodifiableSet());

    /** That of a command, if it has one. */
    static Optional<TemplateField> of(Class<? extends ComplaintCommand> command) {
        return Optional.ofNullable(ALL.get(command));
    }
}
