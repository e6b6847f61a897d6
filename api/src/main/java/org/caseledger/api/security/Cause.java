package org.caseledger.api.security;

import org.caseledger.events.Actor;

/** Who changes something of the office, and why. */
public record Cause(Actor by, String reason) {}
