package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;

/** Findings on public opinion were reported to the superior authority (P9.10). */
@EventType(value = "OpinionReported", zh = "舆情报告", en = "Public opinion reported")
public record OpinionReported(
        String to, Sealed findings, @Official String measures, Occurred occurred) implements Act {}
