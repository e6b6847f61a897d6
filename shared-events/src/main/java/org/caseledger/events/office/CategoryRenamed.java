package org.caseledger.events.office;

import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;

/** A category has another name; whatever was classified as it counts under the new one. */
@EventType("CategoryRenamed")
public record CategoryRenamed(CategoryCode code, String name, String reason)
        implements CategoryEvent {}
