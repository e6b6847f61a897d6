package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;

/**
 * 定密: a case contains state or trade secrets, and only the people with these logins may open it
 * (P7.20); the reason is sealed like the secret.
 */
@EventType("SecrecyMarked")
public record SecrecyMarked(SecrecyGround ground, List<String> people, Sealed why, Occurred occurred) implements Act {}
