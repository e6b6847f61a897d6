package org.caseledger.query.repeats;

import org.caseledger.events.complaint.RespondentKind;
import org.jspecify.annotations.Nullable;

/** A complaint while it is being received, before there is a case: as much of it as is known yet. */
public record RepeatDraft(
        @Nullable String phone,
        @Nullable String complainant,
        @Nullable String respondent,
        @Nullable RespondentKind respondentKind,
        @Nullable String text) {}
