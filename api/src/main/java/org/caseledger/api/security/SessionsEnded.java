package org.caseledger.api.security;

import java.util.Set;

/** That these sessions have ended on this node: by a logout, a change of the person, or a hand. */
public record SessionsEnded(Set<String> ids) {}
