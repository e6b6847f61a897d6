package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;
import org.jspecify.annotations.Nullable;

/**
 * A matter of public opinion was concluded: what was found and done about it, and where that was
 * published, null if nowhere (P9.09, P9.10). The digest is made as that of {@link ReplyDrafted},
 * {@code draft} the number of the draft that they are, if they are one.
 */
@EventType(value = "OpinionConcluded", zh = "舆情办结", en = "Public opinion concluded")
public record OpinionConcluded(
        Sealed findings,
        String digest,
        @Nullable Integer draft,
        @Official String measures,
        @Nullable String publishedWhere,
        Occurred occurred)
        implements Ending {

    @Override
    public String reason() {
        return measures;
    }

    /** Null: nobody complained who could be told. */
    @Override
    public @Nullable Told told() {
        return null;
    }

    @Override
    public ComplaintState state() {
        return ComplaintState.CONCLUDED;
    }

    @Override
    public LapseReason lapseReason() {
        return LapseReason.CASE_ENDED;
    }
}
