package org.caseledger.command.complaint.receiving;

import java.util.Objects;
import java.util.stream.Stream;
import org.caseledger.command.complaint.classifying.Lowering;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Occurred;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RespondentKind;
import org.jspecify.annotations.Nullable;

/** The new value of a record: exactly one of its parts is given. */
public record Correction(
        @Nullable Complainant complainant,
        @Nullable Narrative narrative,
        @Nullable String respondent,
        @Nullable RespondentKind respondentKind,
        @Nullable ToldRespondent respondentDetails,
        @Nullable Matter matter,
        @Nullable Channel channel,
        @Nullable ComplaintKind kind) {
    RecordCorrected decide(CaseState c, DecisionContext context, String reason, Occurred occurred) {
        long given = Stream.of(complainant, narrative, ofRespondent(), matter, channel, kind)
                .filter(Objects::nonNull)
                .count();
        boolean kindOfNobody = respondentKind != null && respondent == null;
        Guards.require(given == 1 && !kindOfNobody, Rule.ONE_CORRECTION);
        if (complainant != null || narrative != null) {
            return sealed(c, context, reason, occurred);
        } else if (matter != null) {
            return about(matter, c, reason, occurred);
        } else if (ofRespondent() != null) {
            return about(after(c.record().respondent(), context), c, reason, occurred);
        } else if (channel != null) {
            var before = c.facts().channel().name();
            return raised(plain(CorrectedField.CHANNEL, before, channel.name(), reason, occurred), c, context);
        }
        return raised(plain(CorrectedField.KIND, c.kind().name(), kind.name(), reason, occurred), c, context);
    }

    private @Nullable Object ofRespondent() {
        return respondent == null ? respondentDetails : respondent;
    }

    /** The name or the details alone may be corrected; the other stays. */
    private NamedRespondent after(NamedRespondent before, DecisionContext context) {
        var name = respondent == null ? before.name() : respondent;
        var kindNow = respondent == null ? before.kind() : respondentKind;
        return respondentDetails == null
                ? NamedRespondent.of(name, kindNow, before.details())
                : respondentDetails.of(name, kindNow, context);
    }

    private static RecordCorrected raised(RecordCorrected corrected, CaseState c, DecisionContext context) {
        Lowering.refuse(corrected, c, context);
        return corrected;
    }

    private RecordCorrected sealed(CaseState c, DecisionContext context, String reason, Occurred when) {
        boolean who = complainant != null;
        if (who) {
            ReceivedRecord.check(complainant);
        }
        var sealed = context.office()
                .seal(
                        c.id(),
                        who ? SealedField.CORRECTED_COMPLAINANT : SealedField.CORRECTED_NARRATIVE,
                        EventCodec.write(who ? complainant : narrative));
        return RecordCorrected.builder()
                .field(who ? CorrectedField.COMPLAINANT : CorrectedField.NARRATIVE)
                .sealedBefore(who ? c.record().complainant() : c.record().narrative())
                .sealedAfter(sealed)
                .given(RecordItem.saidBy(complainant, narrative))
                .reason(reason)
                .occurred(when)
                .build();
    }

    private static RecordCorrected about(Matter after, CaseState c, String reason, Occurred when) {
        ReceivedRecord.check(after, c.receivedAt());
        var before = c.record().matter();
        Guards.require(!after.equals(before), Rule.SOMETHING_CHANGES);
        return RecordCorrected.builder()
                .field(CorrectedField.MATTER)
                .matterBefore(before)
                .matterAfter(after)
                .reason(reason)
                .occurred(when)
                .build();
    }

    private static RecordCorrected about(NamedRespondent after, CaseState c, String reason, Occurred when) {
        var before = c.record().respondent();
        Guards.require(!before.equals(after), Rule.SOMETHING_CHANGES);
        return RecordCorrected.builder()
                .field(CorrectedField.RESPONDENT)
                .before(before.shown())
                .after(after.shown())
                .personBefore(before.person())
                .personAfter(after.person())
                .detailsBefore(before.details())
                .detailsAfter(after.details())
                .reason(reason)
                .occurred(when)
                .build();
    }

    private static RecordCorrected plain(
            CorrectedField field, String before, String after, String reason, Occurred when) {
        Guards.require(!before.equals(after), Rule.SOMETHING_CHANGES);
        return RecordCorrected.builder()
                .field(field)
                .before(before)
                .after(after)
                .reason(reason)
                .occurred(when)
                .build();
    }
}
