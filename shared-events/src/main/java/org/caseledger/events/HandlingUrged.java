package org.caseledger.events;

/** A supervisor pressed a case that is late or stuck (P9.01). */
@EventType("HandlingUrged")
public record HandlingUrged(String note, Occurred occurred) implements Act {}
