package org.caseledger.events;

/** The matter went to a superior authority or to arbitration (P1.12). */
@EventType("EscalatedToSuperior")
public record EscalatedToSuperior(
        String authority, boolean arbitration, String why, Occurred occurred) implements Act {}
