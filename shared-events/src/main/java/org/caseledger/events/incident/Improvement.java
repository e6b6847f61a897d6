package org.caseledger.events.incident;

import java.time.LocalDate;

/** An improvement, the responsible person, and the last day for it (P5.18). */
public record Improvement(String what, String who, LocalDate by) {}
