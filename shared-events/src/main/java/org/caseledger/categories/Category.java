package org.caseledger.categories;

import java.util.LinkedHashSet;
import java.util.Set;
import lombok.With;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.office.CategoryEvent.CategoriesAdopted.Entry;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A category as its events left it: {@code names} are all that it ever had, {@code into} is the one that it was merged
 * into.
 */
@With
public record Category(
        CategoryKind list,
        CategoryCode code,
        @Nullable CategoryCode parent,
        String name,
        @Nullable String english,
        Set<String> names,
        @Nullable CategoryCode into,
        boolean retired) {
    static Category of(Entry entry) {
        return new Category(
                entry.list(),
                entry.code(),
                entry.parent(),
                entry.name(),
                entry.english(),
                Set.of(entry.name()),
                null,
                false);
    }

    Category renamed(String to, @Nullable String toEnglish) {
        var all = new LinkedHashSet<>(names);
        all.add(to);
        return withName(to).withEnglish(toEnglish).withNames(Set.copyOf(all));
    }

    /** What it is called in both languages; one without an English name by its own. */
    public Text text() {
        return new Text(name, english == null ? name : english);
    }

    /** Whether it is in force by itself: neither retired nor merged into another one. */
    public boolean isCurrent() {
        return !retired && into == null;
    }
}
