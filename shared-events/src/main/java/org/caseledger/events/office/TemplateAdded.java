package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** A template is offered from now on; this is its version 1. */
@EventType("TemplateAdded")
public record TemplateAdded(int template, TemplateKind templateKind, String name, String text, String reason)
        implements TemplateEvent {}
