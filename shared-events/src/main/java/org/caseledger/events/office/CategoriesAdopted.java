package org.caseledger.events.office;

import java.util.List;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/** The office classifies by these lists from now on; {@code source} says whose they are. */
@EventType("CategoriesAdopted")
public record CategoriesAdopted(List<Entry> entries, String source, String reason) implements CategoryEvent {

    /**
     * A category; of the upper level without {@code parent}. Pages in English call it by its {@code
     * english} name, where it has one.
     */
    public record Entry(
            CategoryKind list,
            CategoryCode code,
            @Nullable CategoryCode parent,
            String name,
            @Nullable String english) {}
}
