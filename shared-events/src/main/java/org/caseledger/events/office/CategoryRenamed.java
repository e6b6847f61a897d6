package org.caseledger.events.office;

import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A category has another name; whatever was classified as it counts under the new one. {@code
 * english} is null where it has no English name from now on.
 */
@EventType("CategoryRenamed")
public record CategoryRenamed(
        CategoryCode code, String name, @Nullable String english, String reason) implements CategoryEvent {}
