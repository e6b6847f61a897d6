package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A change of the templates from which texts are written; each has a number that stays. */
public sealed interface TemplateEvent extends OfficeEvent permits TemplateAdded, TemplateChanged, TemplateRetired {

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
}
