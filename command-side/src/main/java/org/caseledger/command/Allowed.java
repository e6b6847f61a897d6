package org.caseledger.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;

/** Who may give a command, in which states of a case, for which kinds, and what it must hold. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Allowed {

    /** The roles that may give it; a handler only for cases of the own unit. */
    Role[] to();

    /** The states it may be given in: any, unless said; none for a command that begins a case. */
    ComplaintState[] in() default {
        ComplaintState.RECEIVED,
        ComplaintState.CLASSIFIED,
        ComplaintState.ASSIGNED,
        ComplaintState.RETURNED,
        ComplaintState.ACCEPTED,
        ComplaintState.REPLIED,
        ComplaintState.REOPENED,
        ComplaintState.DECLINED,
        ComplaintState.REFERRED,
        ComplaintState.ARCHIVED
    };

    /** The states it may also be given in when the case is an inquiry. */
    ComplaintState[] forInquiriesIn() default {};

    /** The kinds of case it exists for. */
    ComplaintKind[] kinds() default {
        ComplaintKind.COMPLAINT, ComplaintKind.REPORT, ComplaintKind.INQUIRY, ComplaintKind.OPINION
    };

    /** What the case must hold. */
    Need needs() default Need.NOTHING;
}
