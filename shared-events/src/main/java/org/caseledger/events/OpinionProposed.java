package org.caseledger.events;

/** The unit proposed how to handle the matter, with a plan (P4.15, P7.09). */
@EventType("OpinionProposed")
public record OpinionProposed(Sealed opinion, Plan plan, Occurred occurred) implements Act {}
