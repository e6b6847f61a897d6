package org.caseledger.events;

import java.time.Instant;

/** How and when a person was notified (P9.05, P9.07). */
@Says(
        zh = "，{medium=NOBODY?匿名，无从告知（{at}）~{at} {medium|by}告知投诉人}",
        en = ", {medium=NOBODY?anonymous, no one to notify ({at})~complainant notified {medium|by} at {at}}")
public record Told(Medium medium, Instant at) {}
