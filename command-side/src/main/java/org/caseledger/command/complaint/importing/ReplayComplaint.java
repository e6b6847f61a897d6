package org.caseledger.command.complaint.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.jspecify.annotations.Nullable;

/**
 * 演练收件: an exercise receives a past case again, with its kind, channel and classification and nothing that tells whose
 * it was (P3.22, P5.25). {@code complaint} and {@code respondent} count the cases and the businesses of the replay from
 * 1; no respondent is 0.
 */
@LedgerCommand(
        zh = "演练收件",
        en = "receive exercise case",
        roles = {Role.SYSTEM})
public record ReplayComplaint(
        CaseId caseId,
        ComplaintKind kind,
        Channel channel,
        @Nullable ComplaintClassified classified,
        boolean named,
        int complaint,
        int respondent,
        Instant occurredAt,
        @Nullable String lateReason)
        implements BeginningCommand {
    /** Part of the number of a case of an exercise, so that it is not mistaken for a real one. */
    public static final String MARK = "演练";

    private static final String ONE_CONTENT = "replay";

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.require(caseId.isExercise(), Rule.EXERCISE_APART, caseId);
        var office = context.office();
        var procedure = office.procedure();
        var occurred = occurred(context);
        var who = new Complainant("演练投诉人%02d".formatted(complaint), null, null, null);
        var events = new ArrayList<ComplaintEvent>();
        events.add(new ComplaintReceived(
                caseId,
                office.caseNumber(caseId, procedure.officeCode() + MARK, CaseGuards.year(occurred)),
                kind,
                channel,
                named ? office.seal(caseId, SealedField.COMPLAINANT, EventCodec.write(who)) : null,
                office.seal(caseId, SealedField.NARRATIVE, EventCodec.write(narrative())),
                respondent == 0 ? null : "演练商户%02d".formatted(respondent),
                null,
                null,
                null,
                null,
                null,
                procedure.id(),
                occurred));
        if (classified != null) {
            events.add(new ComplaintClassified(
                    classified.category(),
                    classified.object(),
                    classified.problem(),
                    classified.severity(),
                    classified.difficulty(),
                    classified.opinionLevel(),
                    classified.line(),
                    classified.flags(),
                    occurred));
        }
        return events;
    }

    /** The same wherever and however often it is made: the log has its case once. */
    public Request request() {
        return new Request(RequestId.named("replay", caseId.toString()), ONE_CONTENT, null);
    }

    private Narrative narrative() {
        var about = classified == null
                ? Stream.<String>empty()
                : Stream.concat(
                        classified.category().stream(),
                        Stream.of(classified.severity().zh()));
        var subject = String.join("、", about.toList());
        return new Narrative(
                "演练件%02d".formatted(complaint),
                "本件为演练件，原件内容不予显示。" + (subject.isEmpty() ? "" : "类别与严重程度：" + subject + "。"),
                null);
    }
}
