package org.caseledger.api.importing;

import java.util.List;
import org.caseledger.events.Channel;
import org.caseledger.events.ComplaintKind;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.SourceVerdict;
import org.jspecify.annotations.Nullable;

/**
 * A case as another system tells it; what that system does not tell is null or empty, never
 * guessed.
 *
 * @param row counted from 1 with the header
 * @param sourceId the source's own number, by which a second import knows the case
 * @param unit the handling unit's name in the source
 * @param category from the widest to the narrowest
 * @param verdict what the source says of its own time limit
 * @param status the source's own word
 * @param state that word in ours
 */
public record MappedRow(
        long row,
        String sourceId,
        ComplaintKind kind,
        Channel channel,
        @Nullable String unit,
        SourceTime received,
        @Nullable SourceTime replied,
        @Nullable String complainant,
        @Nullable String respondent,
        @Nullable String subject,
        @Nullable String narrative,
        @Nullable String reply,
        List<String> category,
        @Nullable SourceVerdict verdict,
        @Nullable String status,
        @Nullable ComplaintState state)
        implements Mapped {}
