package org.caseledger.query.board;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.caseledger.categories.CategoryBook;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.query.Conditions;

/** A category that is asked for, and the names under which cases were classified that count under it now. */
record FormerCategories(String asked, List<List<String>> recorded) {
    private static final String AS_RECORDED = "category @> ARRAY[:category::text]";

    static FormerCategories of(String asked, CategoryBook book) {
        var recorded = new ArrayList<List<String>>();
        book.moved(CategoryKind.OBJECT).forEach((was, now) -> {
            if (now.contains(asked)) {
                recorded.add(was);
            }
        });
        return new FormerCategories(asked, recorded);
    }

    // The names alone lead PostgreSQL to the rows; the whole path tells which of them it is.
    Conditions or(Conditions conditions) {
        if (recorded.isEmpty()) {
            return conditions.with(AS_RECORDED, "category", asked);
        }
        var names = new LinkedHashSet<String>();
        recorded.forEach(names::addAll);
        return conditions
                .param("formerNames", names.toArray(String[]::new))
                .param(
                        "formerPaths",
                        recorded.stream()
                                .map(path -> String.join("\u001f", path))
                                .toArray(String[]::new))
                .with("""
                        (%s OR category && :formerNames::text[]
                               AND array_to_string(category[1\\:2], chr(31))
                                   = ANY (:formerPaths::text[]))
                        """.formatted(AS_RECORDED), "category", asked);
    }
}
