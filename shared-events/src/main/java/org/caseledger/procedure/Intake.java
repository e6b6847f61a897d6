package org.caseledger.procedure;

import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a procedure lists for the intake of a complaint: channels, the first level of its categories, severities (null:
 * not listed). The texts end these lists with 等 "and others".
 */
public record Intake(
        @Nullable ListedValues<Channel> channels,
        @Nullable ListedValues<String> categories,
        @Nullable ListedValues<Severity> severities) {
    /** A procedure that lists nothing. */
    public static final Intake NONE = new Intake(null, null, null);
}
