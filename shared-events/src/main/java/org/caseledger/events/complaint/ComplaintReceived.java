package org.caseledger.events.complaint;

import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A complaint was recorded (P9.03); {@code respondent} is what lists show, {@code person} the whole
 * name of one who is a natural person, {@code respondentDetails} what was told besides the name,
 * {@code matter} what the dispute is about, {@code given} what the sealed parts say of what
 * acceptance asks for, null in a record from before that was asked, {@code evidence} what came with
 * it, and {@code procedure} the one by which the complaint is handled for its whole life.
 */
@EventType(value = "ComplaintReceived", zh = "登记", en = "Received")
public record ComplaintReceived(
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
        implements Act {

    /** Without evidence. */
    public ComplaintReceived(
            CaseId caseId,
            String number,
            ComplaintKind kind,
            Channel channel,
            @Nullable Sealed complainant,
            Sealed narrative,
            @Nullable String respondent,
            @Nullable String person,
            @Nullable RespondentDetails respondentDetails,
            @Nullable Matter matter,
            @Nullable Set<RecordItem> given,
            String procedure,
            Occurred occurred) {
        this(
                caseId,
                number,
                kind,
                channel,
                complainant,
                narrative,
                respondent,
                person,
                respondentDetails,
                matter,
                given,
                null,
                procedure,
                occurred);
    }

    /** About a business, or nobody that is known. */
    public ComplaintReceived(
            CaseId caseId,
            String number,
            ComplaintKind kind,
            Channel channel,
            @Nullable Sealed complainant,
            Sealed narrative,
            @Nullable String respondent,
            String procedure,
            Occurred occurred) {
        this(
                caseId,
                number,
                kind,
                channel,
                complainant,
                narrative,
                respondent,
                null,
                null,
                null,
                null,
                procedure,
                occurred);
    }

    /** Who is complained of. */
    public NamedRespondent about() {
        return new NamedRespondent(respondent, person, respondentDetails);
    }
}
