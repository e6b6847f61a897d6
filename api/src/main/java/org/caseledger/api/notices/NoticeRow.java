package org.caseledger.api.notices;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.office.NoticeKind;
import org.jspecify.annotations.Nullable;

/** A notice of one person: what kind, of which case, when it was made and read. */
public record NoticeRow(
        UUID id,
        NoticeKind kind,
        CaseId caseId,
        String number,
        Instant madeAt,
        @Nullable Instant readAt) {}
