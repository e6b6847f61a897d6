package org.caseledger.events.complaint;

import java.time.LocalDate;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;

/**
 * Somebody complains for the complainant: who that is and by which document, sealed, what the
 * letter of authority covers and until which day, and the SHA-256 (hex) of its scan (O121-11).
 */
@EventType(value = "AgentRecorded", zh = "委托代理", en = "Agent recorded")
public record AgentRecorded(Sealed agent, @Official String matters, LocalDate until, String letter, Occurred occurred)
        implements Act {}
