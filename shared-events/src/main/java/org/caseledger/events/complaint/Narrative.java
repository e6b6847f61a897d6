package org.caseledger.events.complaint;

import org.jspecify.annotations.Nullable;

/** The subject of the complaint and the request; stored only sealed (P1.06, P1.08). */
public record Narrative(
        @Nullable String subject, String text, @Nullable String request) {}
