package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/** A change of the category lists by which the office classifies complaints. */
public sealed interface CategoryEvent extends OfficeEvent {

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

    /** The office classifies by these lists from now on; {@code source} says whose they are. */
    @EventType("CategoriesAdopted")
    record CategoriesAdopted(List<Entry> entries, String source, String reason) implements CategoryEvent {

        /**
         * A category; of the upper level without {@code parent}. Pages in English call it by its {@code english} name,
         * where it has one.
         */
        public record Entry(
                CategoryKind list,
                CategoryCode code,
                @Nullable CategoryCode parent,
                String name,
                @Nullable String english) {}
    }

    /**
     * A category was added to a list; of the upper level without {@code parent}, in Chinese only without
     * {@code english}.
     */
    @EventType("CategoryAdded")
    record CategoryAdded(
            CategoryKind list,
            CategoryCode code,
            @Nullable CategoryCode parent,
            String name,
            @Nullable String english,
            String reason)
            implements CategoryEvent {}

    /**
     * A category has another name; whatever was classified as it counts under the new one. {@code english} is null
     * where it has no English name from now on.
     */
    @EventType("CategoryRenamed")
    record CategoryRenamed(
            CategoryCode code, String name, @Nullable String english, String reason) implements CategoryEvent {}

    /** A category went into another one, under which its cases count from now on. */
    @EventType("CategoryMerged")
    record CategoryMerged(CategoryCode code, CategoryCode into, String reason) implements CategoryEvent {}

    /** A category is not chosen any more; the cases that have it keep it. */
    @EventType("CategoryRetired")
    record CategoryRetired(CategoryCode code, String reason) implements CategoryEvent {}
}
