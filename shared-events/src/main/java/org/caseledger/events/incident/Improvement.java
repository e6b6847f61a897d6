package org.caseledger.events.incident;

import java.time.LocalDate;
import org.caseledger.events.Says;

/** An improvement, the responsible person, and the last day for it (P5.18). */
@Says(zh = "{what}（{who}，{by}）", en = "{what} ({who}, {by})")
public record Improvement(String what, String who, LocalDate by) {}
