package org.caseledger.categories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.CategoryEvent;
import org.caseledger.events.office.CategoryEvent.CategoriesAdopted;
import org.caseledger.events.office.CategoryEvent.CategoriesAdopted.Entry;
import org.caseledger.events.office.CategoryEvent.CategoryAdded;
import org.caseledger.events.office.CategoryEvent.CategoryMerged;
import org.caseledger.events.office.CategoryEvent.CategoryRenamed;
import org.caseledger.events.office.CategoryEvent.CategoryRetired;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Both category lists of an office, folded from their events. What a case was classified as is recorded by the names of
 * then; {@link #current} leads from these to the names of now.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class CategoryBook {
    /** Of an office that has adopted no list and classifies by words of its own. */
    public static final CategoryBook NONE = new CategoryBook(Map.of());

    /** What is in no list is this object, with words of its own. */
    public static final CategoryCode OTHER = new CategoryCode("99");

    private final Map<CategoryCode, Category> byCode;

    /** The lists as the log has them now. */
    public static CategoryBook of(EventLog log) {
        var book = NONE;
        for (var stored : log.readStream(CategoryEvent.STREAM)) {
            book = book.on((CategoryEvent) EventCodec.read(stored.type(), stored.revision(), stored.payload()));
        }
        return book;
    }

    /** The lists after one more change. */
    public CategoryBook on(CategoryEvent event) {
        var after = new TreeMap<CategoryCode, Category>(Comparator.comparing(CategoryCode::value));
        after.putAll(byCode);
        if (event instanceof CategoriesAdopted e) {
            e.entries().forEach(entry -> after.put(entry.code(), Category.of(entry)));
        } else if (event instanceof CategoryAdded e) {
            var entry = new Entry(e.list(), e.code(), e.parent(), e.name(), e.english());
            after.put(e.code(), Category.of(entry));
        } else if (event instanceof CategoryRenamed e) {
            after.computeIfPresent(e.code(), (code, c) -> c.renamed(e.name(), e.english()));
        } else if (event instanceof CategoryMerged e) {
            after.computeIfPresent(e.code(), (code, c) -> c.withInto(e.into()));
        } else {
            var e = (CategoryRetired) event;
            after.computeIfPresent(e.code(), (code, c) -> c.withRetired(true));
        }
        return new CategoryBook(after);
    }

    /** Whether the office works by lists. */
    public boolean isInForce() {
        return !byCode.isEmpty();
    }

    /** The category of a code. */
    public Optional<Category> find(CategoryCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All of a list: each of the upper level before those under it, by code. */
    public List<Category> all(CategoryKind list) {
        return tops(list)
                .flatMap(top -> Stream.concat(Stream.of(top), children(top)))
                .toList();
    }

    /** Those that may be chosen; what is under a retired one is retired with it. */
    public List<Category> offered(CategoryKind list) {
        return all(list).stream().filter(this::isOffered).toList();
    }

    /** Whether it may be chosen. */
    public boolean isOffered(Category c) {
        return c.isCurrent() && (c.parent() == null || !survivor(top(c)).retired());
    }

    /** The names of a category from the upper level on, under the one that it was merged into. */
    public List<String> path(Category c) {
        return line(c).stream().map(Category::name).toList();
    }

    /** The same in both languages. */
    public List<Text> texts(Category c) {
        return line(c).stream().map(Category::text).toList();
    }

    private List<Category> line(Category c) {
        var now = survivor(c);
        return now.parent() == null ? List.of(now) : List.of(survivor(top(now)), now);
    }

    /**
     * The names under which a case counts now that was classified by these; they stay as they are where no list has or
     * had them, in whole or from a level on.
     */
    public List<String> current(CategoryKind list, List<String> recorded) {
        return currentTexts(list, recorded).stream().map(Text::zh).toList();
    }

    /** The same in both languages; what no list names, or names in Chinese only, as it is. */
    public List<Text> currentTexts(CategoryKind list, List<String> recorded) {
        var top = recorded.isEmpty() ? null : named(tops(list), recorded.get(0));
        var child = top == null || recorded.size() == 1 ? null : named(under(top), recorded.get(1));
        int known = top == null ? 0 : child == null ? 1 : 2;
        var now = new ArrayList<Text>();
        if (top != null) {
            now.addAll(texts(child == null ? top : child));
        }
        recorded.subList(known, recorded.size()).forEach(name -> now.add(new Text(name, name)));
        return List.copyOf(now);
    }

    /** What was recorded by other names than it counts under, with the names of now. */
    public Map<List<String>, List<String>> moved(CategoryKind list) {
        var moved = new LinkedHashMap<List<String>, List<String>>();
        for (var top : tops(list).toList()) {
            for (var name : top.names()) {
                add(list, List.of(name), moved);
                under(top)
                        .flatMap(child -> child.names().stream())
                        .forEach(below -> add(list, List.of(name, below), moved));
            }
        }
        return moved;
    }

    private void add(CategoryKind list, List<String> recorded, Map<List<String>, List<String>> moved) {
        var now = current(list, recorded);
        if (!now.equals(recorded)) {
            moved.put(recorded, now);
        }
    }

    /** The category that a name leads to under a parent, now or ever. */
    public Optional<Category> named(CategoryKind list, @Nullable CategoryCode parent, String name) {
        var siblings = parent == null ? tops(list) : under(Objects.requireNonNull(byCode.get(parent)));
        return Optional.ofNullable(named(siblings, name));
    }

    /** The one that a category went into, or itself. */
    public Category survivor(Category c) {
        var now = c;
        while (now.into() != null) {
            now = Objects.requireNonNull(byCode.get(now.into()));
        }
        return now;
    }

    /** Whether any is under it. */
    public boolean hasChildren(Category c) {
        return under(c).findAny().isPresent();
    }

    private static @Nullable Category named(Stream<Category> siblings, String name) {
        return siblings.filter(c -> c.names().contains(name))
                .min(Comparator.comparing(c -> !c.isCurrent()))
                .orElse(null);
    }

    private Category top(Category c) {
        return Objects.requireNonNull(byCode.get(c.parent()));
    }

    private Stream<Category> tops(CategoryKind list) {
        return byCode.values().stream().filter(c -> c.list() == list && c.parent() == null);
    }

    private Stream<Category> children(Category top) {
        return byCode.values().stream().filter(c -> top.code().equals(c.parent()));
    }

    /** Those under it or under one that went into the same, its own first. */
    private Stream<Category> under(Category top) {
        var now = survivor(top);
        return Stream.concat(
                children(top),
                byCode.values().stream()
                        .filter(c -> c.parent() != null && !top.code().equals(c.parent()))
                        .filter(c -> survivor(top(c)).equals(now)));
    }
}
