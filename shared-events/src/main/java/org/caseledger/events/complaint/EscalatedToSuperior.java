package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** The matter was passed to a superior authority or to arbitration (P1.12). */
@EventType(value = "EscalatedToSuperior", zh = "上报上级", en = "Escalated to superior")
public record EscalatedToSuperior(
        String authority, boolean arbitration, @Official String why, Occurred occurred) implements Act {}
