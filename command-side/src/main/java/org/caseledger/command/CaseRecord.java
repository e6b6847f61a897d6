package org.caseledger.command;

import java.util.Set;
import org.caseledger.events.Channel;
import org.caseledger.events.ComplaintClassified;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintKind;
import org.caseledger.events.ComplaintReceived;
import org.caseledger.events.Difficulty;
import org.caseledger.events.MediationRecorded;
import org.caseledger.events.OpinionLevel;
import org.caseledger.events.RecordCorrected;
import org.caseledger.events.Sealed;
import org.caseledger.events.Severity;
import org.caseledger.procedure.CaseFacts;
import org.jspecify.annotations.Nullable;

/** What the record of a case says: who complains of whom and what, and how it is classified. */
record CaseRecord(
        @Nullable Sealed complainant,
        Sealed narrative,
        @Nullable String respondent,
        CaseFacts facts) {

    static CaseRecord of(ComplaintReceived e) {
        var facts =
                new CaseFacts(
                        e.kind(),
                        e.channel(),
                        Severity.GENERAL,
                        Difficulty.ORDINARY,
                        OpinionLevel.GENERAL,
                        null,
                        Set.of());
        return new CaseRecord(
                e.complainant(),
                e.narrative(),
                e.respondent(),
                facts.with(e.complainant() != null, null));
    }

    CaseRecord on(ComplaintEvent event) {
        if (event instanceof RecordCorrected e) {
            return corrected(e);
        } else if (event instanceof ComplaintClassified e) {
            return with(
                    new CaseFacts(
                            facts.kind(),
                            facts.channel(),
                            e.severity(),
                            e.difficulty(),
                            e.opinionLevel(),
                            e.line(),
                            e.flags(),
                            facts.named(),
                            facts.agreed()));
        } else if (event instanceof MediationRecorded e) {
            return with(facts.with(facts.named(), e.agreed()));
        }
        return this;
    }

    private CaseRecord corrected(RecordCorrected e) {
        return switch (e.field()) {
            case COMPLAINANT ->
                    new CaseRecord(
                            e.sealedAfter(),
                            narrative,
                            respondent,
                            facts.with(e.sealedAfter() != null, facts.agreed()));
            case NARRATIVE -> new CaseRecord(complainant, e.sealedAfter(), respondent, facts);
            case RESPONDENT -> new CaseRecord(complainant, narrative, e.after(), facts);
            case CHANNEL -> with(brought(facts.kind(), Channel.valueOf(e.after())));
            case KIND -> with(brought(ComplaintKind.valueOf(e.after()), facts.channel()));
        };
    }

    private CaseRecord with(CaseFacts known) {
        return new CaseRecord(complainant, narrative, respondent, known);
    }

    private CaseFacts brought(ComplaintKind kind, Channel channel) {
        return new CaseFacts(
                kind,
                channel,
                facts.severity(),
                facts.difficulty(),
                facts.opinionLevel(),
                facts.line(),
                facts.flags(),
                facts.named(),
                facts.agreed());
    }
}
