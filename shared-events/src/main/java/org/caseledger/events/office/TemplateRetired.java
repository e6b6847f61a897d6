package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** A template is not offered any more. */
@EventType("TemplateRetired")
public record TemplateRetired(int template, String reason) implements TemplateEvent {}
