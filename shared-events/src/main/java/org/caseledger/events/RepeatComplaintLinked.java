package org.caseledger.events;

/** The case was recognised as a repeat of another one (P4.22). */
@EventType("RepeatComplaintLinked")
public record RepeatComplaintLinked(CaseId to, String why, Occurred occurred) implements Act {}
