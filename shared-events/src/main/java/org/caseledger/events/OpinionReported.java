package org.caseledger.events;

/** Findings on public opinion were reported upward (P9.10). */
@EventType("OpinionReported")
public record OpinionReported(String to, Sealed findings, String measures, Occurred occurred)
        implements Act {}
