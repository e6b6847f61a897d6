package org.caseledger.events.complaint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import lombok.Builder;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/** What comes in with a case, and what is corrected and added to its record. */
public sealed interface ReceiptEvent extends Act {
    /**
     * A complaint was recorded (P9.03); {@code respondent} is what lists show, {@code person} the whole name of one who
     * is a natural person, {@code respondentDetails} what was stated besides the name, {@code matter} what the dispute
     * is about, {@code given} which items required for acceptance the sealed parts contain, null in a record from
     * before these were required, {@code evidence} what came with it, and {@code procedure} the one by which the
     * complaint is handled for its whole life.
     */
    @EventType(value = "ComplaintReceived", zh = "登记", en = "Received")
    @Says(
            zh = "收件登记：{kind}，编号 {number}，渠道：{channel}[，被投诉人：{respondent}][，随附证据{evidence|count}份]",
            en = "Registered: {kind}, number {number}, channel: {channel}[, respondent: {respondent}]"
                    + "[, pieces of evidence: {evidence|count}]")
    record ComplaintReceived(
            CaseId caseId,
            String number,
            ComplaintKind kind,
            Channel channel,
            @Nullable Sealed complainant,
            Sealed narrative,
            @Nullable String respondent,
            @Official @Nullable String person,
            @Nullable RespondentDetails respondentDetails,
            @Nullable Matter matter,
            @Nullable Set<RecordItem> given,
            @Nullable List<Evidence> evidence,
            String procedure,
            Occurred occurred)
            implements ReceiptEvent, BeginsRound {
        @Override
        public int round() {
            return 1;
        }

        /** Who is complained of. */
        public NamedRespondent about() {
            return new NamedRespondent(respondent, person, respondentDetails);
        }
    }

    /**
     * The case came from another system; the gaps are what that source does not record, the verdict and the status are
     * the source's own words. The state is that of the source where the other events do not lead to it;
     * {@code closedAt} and {@code dueAt} are the source's, too.
     */
    @EventType(value = "HistoryAdopted", revision = 2)
    @Says(
            zh = "由{source}迁入，原编号 {sourceId}[；来源无记录：{gaps}][；来源结论：{verdict}][；来源状态：{status}][；本局对应状态：{state}]"
                    + "[；来源期限：{dueAt}]{closed?；{closedAt?已于 {closedAt} 办结~已办结}}",
            en = "Migrated from {source}, original number {sourceId}[; the source has no record of {gaps}]"
                    + "[; the source’s own result: {verdict}][; status in the source: {status}][; state here: {state}]"
                    + "[; due in the source: {dueAt}]{closed?; closed[ at {closedAt}]}")
    record HistoryAdopted(
            String source,
            String sourceId,
            Set<SourceGap> gaps,
            @Nullable SourceVerdict verdict,
            @Nullable String status,
            boolean closed,
            @Nullable ComplaintState state,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt,
            Occurred occurred)
            implements ReceiptEvent {}

    /**
     * A field of the record was corrected; for sealed fields the values before and after stay sealed. Of respondents
     * who are natural persons, {@code personBefore} and {@code personAfter} are the whole names and {@code before} and
     * {@code after} the masked ones; {@code detailsBefore} and {@code detailsAfter} are what was stated of a respondent
     * besides the name. {@code given} is which items required for acceptance the sealed part contains now.
     */
    @Builder
    @EventType(value = "RecordCorrected", zh = "更正", en = "Corrected")
    record RecordCorrected(
            CorrectedField field,
            @Nullable String before,
            @Nullable String after,
            @Official @Nullable String personBefore,
            @Official @Nullable String personAfter,
            @Nullable RespondentDetails detailsBefore,
            @Nullable RespondentDetails detailsAfter,
            @Nullable Sealed sealedBefore,
            @Nullable Sealed sealedAfter,
            @Nullable Matter matterBefore,
            @Nullable Matter matterAfter,
            @Nullable Set<RecordItem> given,
            @Official String reason,
            Occurred occurred)
            implements ReceiptEvent {
        /** The respondent as the correction has it; only for that field. */
        public NamedRespondent about() {
            return new NamedRespondent(after, personAfter, detailsAfter);
        }
    }

    /**
     * The report came in one filing with a complaint and is handled separately (O121-9); recorded with the report
     * alone, so that the complaint does not reveal who reported (O121-37).
     */
    @EventType(value = "FilingSplit", zh = "分别处理", en = "Filing split")
    @Says(
            zh = "同一来件中的投诉 {complaint} 与本举报分别处理，理由：{why}",
            en = "Handled apart from complaint {complaint} of the same filing, reason: {why}")
    record FilingSplit(CaseId complaint, @Official String why, Occurred occurred) implements ReceiptEvent {}

    /**
     * An agent complains for the complainant: who that is and by which document, sealed, what the letter of authority
     * covers and until which day, and the SHA-256 (hex) of its scan (O121-11).
     */
    @EventType(value = "AgentRecorded", zh = "委托代理", en = "Agent recorded")
    @Says(zh = "登记委托代理，委托事项：{matters}，期限至{until}", en = "Agent recorded, authorised for: {matters}, until {until}")
    record AgentRecorded(Sealed agent, @Official String matters, LocalDate until, String letter, Occurred occurred)
            implements ReceiptEvent {}

    /**
     * A joint complaint is made by representatives, whose names are sealed, for so many complainants in all; who came
     * before them no longer represents (O121-12).
     */
    @EventType(value = "RepresentativesNamed", zh = "推选代表人", en = "Representatives named")
    @Says(zh = "{complainants}名投诉人推选代表人", en = "Representatives named by {complainants} complainants")
    record RepresentativesNamed(Sealed names, int complainants, Occurred occurred) implements ReceiptEvent {}

    /** The complainant added facts to the complaint by the public portal, with what came as evidence (O121-10). */
    @EventType(value = "FactsAdded", zh = "补充事实", en = "Facts added")
    @Says(
            zh = "投诉人在网上补充事实[，随附证据{evidence|count}份]",
            en = "Facts added online by the complainant[, pieces of evidence: {evidence|count}]")
    record FactsAdded(Sealed text, @Nullable List<Evidence> evidence, Occurred occurred) implements ReceiptEvent {}

    /**
     * The case came from another office, whose referral (O121-13, O121-33, O121-41) was shown by {@code note}, a C2SP
     * tlog-proof with the event.
     */
    @EventType(value = "CaseTakenOver", zh = "接收移送", en = "Taken over")
    @Says(
            zh = "接收{from.office}移送，对方台账{from.log}，位置{from.position}",
            en = "Taken over from {from.office}, its log {from.log}, position {from.position}")
    record CaseTakenOver(ForeignCase from, String note, Occurred occurred) implements ReceiptEvent {}

    /**
     * The office to which the case was referred took it over, as was shown by {@code note}, a C2SP tlog-proof with its
     * {@link CaseTakenOver}.
     */
    @EventType(value = "TakeOverConfirmed", zh = "移送回执", en = "Take-over confirmed")
    @Says(
            zh = "{by.office}已接收移送，对方台账{by.log}，位置{by.position}",
            en = "Taken over by {by.office}, its log {by.log}, position {by.position}")
    record TakeOverConfirmed(ForeignCase by, String note, Occurred occurred) implements ReceiptEvent {}
}
