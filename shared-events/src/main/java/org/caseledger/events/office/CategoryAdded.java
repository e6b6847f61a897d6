package org.caseledger.events.office;

import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A category was added to a list; of the upper level without {@code parent}, in Chinese only
 * without {@code english}.
 */
@EventType("CategoryAdded")
public record CategoryAdded(
        CategoryKind list,
        CategoryCode code,
        @Nullable CategoryCode parent,
        String name,
        @Nullable String english,
        String reason)
        implements CategoryEvent {}
