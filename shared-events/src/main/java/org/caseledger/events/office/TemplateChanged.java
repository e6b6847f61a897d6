package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** A template has another name or text from now on, as its next version. */
@EventType("TemplateChanged")
public record TemplateChanged(int template, int version, String name, String text, String reason)
        implements TemplateEvent {}
