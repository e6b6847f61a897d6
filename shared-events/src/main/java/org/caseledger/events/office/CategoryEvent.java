package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
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
    @Says(
            zh = "启用类别目录，共{entries|count}项，来源：{source}，理由：{reason}",
            en = "Category lists adopted: {entries|count} entries, source: {source}, reason: {reason}")
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
    @Says(
            zh = "{list}目录增加{name}（{code}）[，上级类别代码：{parent}][，英文名称：{english}]，理由：{reason}",
            en = "List “{list}”: added {name} ({code})[, under {parent}][, English name: {english}], reason: {reason}")
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
    @Says(
            zh = "类别{code}更名为{name}[，英文名称：{english}]，理由：{reason}",
            en = "Category {code} renamed to {name}[, English name: {english}], reason: {reason}")
    record CategoryRenamed(
            CategoryCode code, String name, @Nullable String english, String reason) implements CategoryEvent {}

    /** A category went into another one, under which its cases count from now on. */
    @EventType("CategoryMerged")
    @Says(zh = "类别{code}并入{into}，理由：{reason}", en = "Category {code} merged into {into}, reason: {reason}")
    record CategoryMerged(CategoryCode code, CategoryCode into, String reason) implements CategoryEvent {}

    /** A category is not chosen any more; the cases that have it keep it. */
    @EventType("CategoryRetired")
    @Says(zh = "停用类别{code}，理由：{reason}", en = "Category {code} retired, reason: {reason}")
    record CategoryRetired(CategoryCode code, String reason) implements CategoryEvent {}
}
