package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A change of the category lists by which the office classifies complaints. */
public sealed interface CategoryEvent extends OfficeEvent
        permits CategoriesAdopted, CategoryAdded, CategoryRenamed, CategoryMerged, CategoryRetired {

    /** The kind of the stream. */
    String KIND = "categories";

    /** The stream of both lists; there is one. */
    UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

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
