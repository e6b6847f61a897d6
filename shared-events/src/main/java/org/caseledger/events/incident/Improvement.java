package org.caseledger.events.incident;

import java.time.LocalDate;

/** What is to be done better, who does it, and the last day for it (P5.18). */
public record Improvement(String what, String who, LocalDate by) {}
