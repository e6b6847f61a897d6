package org.caseledger.command.complaint.receiving;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lombok.With;
import org.caseledger.command.complaint.links.LinkCommand.LinkRepeatComplaint;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** 登记: records what a citizen brings, or files by the public portal (P9.03, P1.06). */
@LedgerCommand(
        zh = "收件登记",
        en = "register complaint",
        roles = {Role.INTAKE, Role.PLATFORM, Role.CITIZEN})
public record ReceiveComplaint(
        CaseId caseId,
        ComplaintKind kind,
        Channel channel,
        @Nullable Complainant complainant,
        Narrative narrative,
        @Nullable String respondent,
        @Nullable RespondentKind respondentKind,
        @With @Nullable ToldRespondent respondentDetails,
        @Nullable Matter matter,
        @Nullable Boolean entrustedMediation,
        @Nullable Boolean publication,
        @Nullable RepeatOf repeats,
        @With @Nullable List<Evidence> evidence,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements BeginningCommand, CommandWithEvidence {
    @Override
    public ReceiveComplaint with(List<Evidence> more) {
        return more.isEmpty() ? this : withEvidence(Evidence.all(evidence, more));
    }

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var office = context.office();
        var procedure = office.procedure();
        var occurred = occurred(context);
        var about = respondentDetails == null
                ? NamedRespondent.of(respondent, respondentKind)
                : respondentDetails.of(respondent, respondentKind, context);
        ReceivedRecord.check(complainant);
        ReceivedRecord.check(matter, occurred.at());
        Guards.require(
                entrustedMediation == null && publication == null
                        || kind == ComplaintKind.COMPLAINT && complainant != null,
                Rule.COMPLAINANT_CONSENTS);
        if (context.actor().role() == Role.CITIZEN) {
            Guards.require(isFiledOnline(about), Rule.FILED_ONLINE);
        }
        if (repeats != null) {
            Guards.inWords(repeats.why());
            LinkRepeatComplaint.mustBeAnother(caseId, repeats.to(), context);
            CaseGuards.reportStaysClosed(repeats.to(), procedure, kind, occurred.at(), context);
        }
        // The last rule, for what comes with the receipt is kept as it is asked for.
        CaseGuards.kept(evidence, caseId, context);
        var events = new ArrayList<ComplaintEvent>();
        events.add(new ComplaintReceived(
                caseId,
                office.caseNumber(caseId, procedure.officeCode(), CaseGuards.year(occurred)),
                kind,
                channel,
                complainant == null
                        ? null
                        : office.seal(caseId, SealedField.COMPLAINANT, EventCodec.write(complainant)),
                office.seal(caseId, SealedField.NARRATIVE, EventCodec.write(narrative)),
                about.shown(),
                about.person(),
                about.details(),
                matter,
                RecordItem.saidBy(complainant, narrative),
                evidence,
                procedure.id(),
                occurred));
        if (repeats != null) {
            events.add(new RepeatComplaintLinked(repeats.to(), repeats.why(), occurred));
        }
        consents(ConsentTo.ENTRUSTED_MEDIATION, entrustedMediation, occurred, events);
        consents(ConsentTo.PUBLICATION, publication, occurred, events);
        onDuty(occurred.at(), office).ifPresent(events::add);
        return events;
    }

    /** A person who files online cannot state what only a clerk can know, and nothing is missing (O121-10). */
    private boolean isFiledOnline(NamedRespondent about) {
        var said = RecordItem.saidBy(complainant, narrative);
        said.add(RecordItem.AGENT_IDENTITY);
        said.add(RecordItem.AGENT_AUTHORITY);
        return kind == ComplaintKind.COMPLAINT
                && channel == Channel.ONLINE_SERVICE
                && repeats == null
                && occurredAt == null
                && (respondentDetails == null || respondentDetails.entry() == null)
                && complainant != null
                && complainant.endOfPhone().isPresent()
                && RecordItem.missing(said, about, matter, false).isEmpty();
    }

    /** A consent given in the form (F1), recorded as one given later would be. */
    private void consents(ConsentTo to, @Nullable Boolean given, Occurred occurred, List<ComplaintEvent> events) {
        if (given != null) {
            events.add(new ConsentRecorded(to, Party.COMPLAINANT, given, channel.medium(), occurred));
        }
    }

    /** Who had duty when it came in, however much later it is recorded (P9.13, P9.14). */
    private static Optional<DutyOfficerNamed> onDuty(Instant at, Office office) {
        var day = at.atZone(WorkCalendar.ZONE).toLocalDate();
        if (office.calendar().isWorkingDay(day)) {
            return Optional.empty();
        }
        return office.onDuty(day).map(duty -> new DutyOfficerNamed(day, duty.unit(), duty.officers(), at));
    }
}
