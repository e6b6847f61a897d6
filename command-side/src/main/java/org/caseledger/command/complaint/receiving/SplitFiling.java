package org.caseledger.command.complaint.receiving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.FilingSplit;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.procedure.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * 分别处理: of a filing with complaint and report in it, what this case is not becomes a case of its own, from the same
 * person and received at the same time (O121-9). Which complaint a report came with is recorded with the report alone,
 * and of the filing a complaint keeps what is complained of: {@code ownNarrative} (O121-37).
 */
@LedgerCommand(
        zh = "分别处理投诉和举报",
        en = "split filing",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD},
        phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
        kinds = {ComplaintKind.COMPLAINT, ComplaintKind.REPORT},
        sealed = {"narrative", "ownNarrative"})
public record SplitFiling(
        CaseId caseId,
        Narrative narrative,
        @Nullable Narrative ownNarrative,
        @Nullable String respondent,
        @Nullable RespondentKind respondentKind,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {
    /** Tells nothing of a report. */
    private static final String KEPT = "按本件事项整理登记内容";

    /** What is recorded with this case, and what begins the other one. */
    public record Halves(List<ComplaintEvent> own, List<ComplaintEvent> other) {}

    /** A complaint has nothing recorded by which a second split could be seen. */
    @Override
    public String lock() {
        return "splits";
    }

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return halves(c, context).own();
    }

    /** Both halves, decided together. */
    public Halves halves(CaseState c, DecisionContext context) {
        var other = caseId.beside();
        boolean isReport = c.kind() == ComplaintKind.REPORT;
        CaseGuards.asked(ownNarrative != null, Requirement.REPORTER_UNKNOWN, Rule.OWN_WORDS, c, context);
        var split = new FilingSplit(isReport ? other : caseId, why, occurred(context));
        var own = new ArrayList<ComplaintEvent>(isReport ? List.of(split) : List.of());
        if (ownNarrative != null) {
            own.add(new Correction(null, ownNarrative, null, null, null, null, null, null)
                    .decide(c, context, KEPT, occurred(context)));
        }
        var begun = new ArrayList<ComplaintEvent>();
        begun.add(received(other, isReport, c, context));
        if (!isReport) {
            begun.add(split);
        }
        return new Halves(own, begun);
    }

    private ComplaintReceived received(CaseId other, boolean fromReport, CaseState c, DecisionContext context) {
        var office = context.office();
        var procedure = office.procedure();
        var complainant = c.record().complainant();
        var when = new Occurred(c.receivedAt(), why, null);
        var about = respondent == null ? c.record().respondent() : NamedRespondent.of(respondent, respondentKind);
        return new ComplaintReceived(
                other,
                office.caseNumber(other, procedure.officeCode(), CaseGuards.year(when)),
                fromReport ? ComplaintKind.COMPLAINT : ComplaintKind.REPORT,
                c.facts().channel(),
                complainant == null
                        ? null
                        : office.seal(other, SealedField.COMPLAINANT, office.opened(caseId, complainant)),
                office.seal(other, SealedField.NARRATIVE, EventCodec.write(narrative)),
                about.shown(),
                about.person(),
                about.details(),
                c.record().matter(),
                given(c),
                null,
                procedure.id(),
                when);
    }

    /** The same person, and what the own words of the other case say. */
    private @Nullable Set<RecordItem> given(CaseState c) {
        var said = c.record().given();
        if (said == null) {
            return null;
        }
        var given = RecordItem.saidBy(null, narrative);
        said.stream().filter(RecordItem::isOfComplainant).forEach(given::add);
        return given;
    }

    /** Its handler creates the other half, too. */
    @Override
    public String handledAs() {
        return SplitFiling.class.getName();
    }

    public static void before(CaseState c, DecisionContext context) {
        Guards.require(!context.office().isSplit(c.id()), Rule.SPLIT_ONCE, c.number());
        Guards.require(c.secrecy() == null, Rule.SPLIT_BEFORE_SECRET);
    }
}
