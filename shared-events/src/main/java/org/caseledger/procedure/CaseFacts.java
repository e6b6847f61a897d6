package org.caseledger.procedure;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ComplaintReceived;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.MediationRecorded;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.RecordCorrected;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What the choice of a rule looks at; a line of business that is not known ({@code null}) fits the
 * rules of every line. {@code named}: the complainant gave a name; {@code agreed}: how the last
 * mediation ended (null: there was none).
 */
public record CaseFacts(
        ComplaintKind kind,
        Channel channel,
        Severity severity,
        Difficulty difficulty,
        OpinionLevel opinionLevel,
        @Nullable LineOfBusiness line,
        Set<Flag> flags,
        boolean named,
        @Nullable Boolean agreed) {

    public CaseFacts {
        // In one order, whatever program keeps them: the same facts are always the same text.
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
        this(kind, channel, severity, difficulty, opinionLevel, line, flags, false, null);
    }

    /** A case as it came in, before anybody has classified it. */
    public static CaseFacts unclassified(ComplaintKind kind, Channel channel) {
        return new CaseFacts(
                kind,
                channel,
                Severity.GENERAL,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of());
    }

    /** The same case, of which it is also known whether somebody named and how it was mediated. */
    public CaseFacts with(boolean isNamed, @Nullable Boolean isAgreed) {
        return new CaseFacts(
                kind, channel, severity, difficulty, opinionLevel, line, flags, isNamed, isAgreed);
    }

    /** What is known of a case from its receipt. */
    public static CaseFacts of(ComplaintReceived e) {
        return unclassified(e.kind(), e.channel()).with(e.complainant() != null, null);
    }

    /** What is known of it after a later event. */
    public CaseFacts on(ComplaintEvent event) {
        if (event instanceof RecordCorrected e) {
            return switch (e.field()) {
                case COMPLAINANT -> with(e.sealedAfter() != null, agreed);
                case CHANNEL -> brought(kind, Channel.valueOf(e.after()));
                case KIND -> brought(ComplaintKind.valueOf(e.after()), channel);
                case NARRATIVE, RESPONDENT -> this;
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
                    agreed);
        } else if (event instanceof MediationRecorded e) {
            return with(named, e.agreed());
        }
        return this;
    }

    private CaseFacts brought(ComplaintKind as, Channel by) {
        return new CaseFacts(
                as, by, severity, difficulty, opinionLevel, line, flags, named, agreed);
    }
}
