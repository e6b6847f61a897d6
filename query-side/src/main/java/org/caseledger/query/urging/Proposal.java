package org.caseledger.query.urging;

import java.time.Instant;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/**
 * The next step that the light of a running clock justifies and that has not been taken; a person sends it.
 * {@code unit} has the case, {@code answering} answers for the clock (null is the complaint center),
 * {@code provisional} as in {@link org.caseledger.procedure.Deadline}, {@code latest} is the last step about it, with
 * how it stands with its {@code answer}.
 */
public record Proposal(
        CaseId caseId,
        String number,
        ComplaintKind kind,
        Channel channel,
        ComplaintState state,
        @Nullable UnitId unit,
        @Nullable UnitId answering,
        Clock clock,
        int start,
        Instant amberAt,
        Instant dueAt,
        boolean provisional,
        Light light,
        UrgingStep step,
        String clause,
        @Nullable Urging latest,
        @Nullable AnswerState answer) {}
