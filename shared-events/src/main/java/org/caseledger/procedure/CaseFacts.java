package org.caseledger.procedure;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import lombok.With;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The facts by which a rule is chosen; {@code line} is null until a classification says the line of business.
 * {@code named}: the complainant gave a name; {@code agreed}: the result of the last mediation (null: there was none);
 * {@code accepted}: the bureau took the case on, which a decline or a referral takes back (P9.06).
 */
@With
public record CaseFacts(
        ComplaintKind kind,
        Channel channel,
        Severity severity,
        Difficulty difficulty,
        OpinionLevel opinionLevel,
        @Nullable LineOfBusiness line,
        Set<Flag> flags,
        boolean named,
        @Nullable Boolean agreed,
        boolean accepted) {
    public CaseFacts {
        // In a fixed order, so that the same facts always give the same text.
        var ordered = EnumSet.noneOf(Flag.class);
        ordered.addAll(flags);
        flags = Collections.unmodifiableSet(ordered);
    }

    /** A case of which only the classification is known. */
    public CaseFacts(
            ComplaintKind kind,
            Channel channel,
            Severity severity,
            Difficulty difficulty,
            OpinionLevel opinionLevel,
            @Nullable LineOfBusiness line,
            Set<Flag> flags) {
        this(kind, channel, severity, difficulty, opinionLevel, line, flags, false, null, false);
    }

    /** A case at its receipt, before its classification. */
    public static CaseFacts unclassified(ComplaintKind kind, Channel channel) {
        return new CaseFacts(
                kind, channel, Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.GENERAL, null, Set.of());
    }

    /** The facts known from the receipt of a case. */
    public static CaseFacts of(ComplaintReceived e) {
        return unclassified(e.kind(), e.channel()).withNamed(e.complainant() != null);
    }

    /** The facts known after a later event. */
    public CaseFacts on(ComplaintEvent event) {
        if (event instanceof RecordCorrected e) {
            return switch (e.field()) {
                case COMPLAINANT -> withNamed(e.sealedAfter() != null);
                case CHANNEL -> withChannel(Channel.valueOf(e.after()));
                case KIND -> withKind(ComplaintKind.valueOf(e.after()));
                case NARRATIVE, RESPONDENT, MATTER -> this;
            };
        } else if (event instanceof ComplaintClassified e) {
            return new CaseFacts(
                    kind,
                    channel,
                    e.severity(),
                    e.difficulty(),
                    e.opinionLevel(),
                    e.line(),
                    e.flags(),
                    named,
                    agreed,
                    accepted);
        } else if (event instanceof MediationRecorded e) {
            return withAgreed(e.agreed());
        } else if (event instanceof ComplaintDeclined || event instanceof ComplaintReferred) {
            return withAccepted(false);
        }
        boolean takenOn = event instanceof ComplaintAccepted
                || event instanceof InvestigationRecorded
                || event instanceof ComplaintReplied
                || event instanceof HistoryAdopted e && e.closed();
        return takenOn ? withAccepted(true) : this;
    }
}
