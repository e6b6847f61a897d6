package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;

/**
 * 定密: a case holds state or trade secrets, and these people, by their logins and nobody else, may
 * open it (P7.20); the reason is sealed as the secret is.
 */
@EventType("SecrecyMarked")
public record SecrecyMarked(
        SecrecyGround ground, List<String> people, Sealed why, Occurred occurred) implements Act {}
