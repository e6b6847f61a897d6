package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.caseledger.events.EventType;

/** A change of the templates from which texts are written; each has a number that stays. */
public sealed interface TemplateEvent extends OfficeEvent {

    /** The kind of the stream. */
    String KIND = "templates";

    /** The stream of all templates; there is one. */
    UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** The number of the template. */
    int template();

    @Override
    String reason();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return STREAM;
    }

    /** A template is offered from now on; this is its version 1. */
    @EventType("TemplateAdded")
    record TemplateAdded(int template, TemplateKind templateKind, String name, String text, String reason)
            implements TemplateEvent {}

    /** A template has another name or text from now on, as its next version. */
    @EventType("TemplateChanged")
    record TemplateChanged(int template, int version, String name, String text, String reason)
            implements TemplateEvent {}

    /** A template is not offered any more. */
    @EventType("TemplateRetired")
    record TemplateRetired(int template, String reason) implements TemplateEvent {}
}
