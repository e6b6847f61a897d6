package org.caseledger.query.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseledger.categories.CategoryBook;
import org.caseledger.events.office.CategoryKind;

/**
 * How a statement counts cases by the categories of now, whatever these were called when a case was classified. Where
 * none was renamed or merged, by the columns as they are.
 */
record CountedCategories(Map<List<String>, List<String>> objects, Map<List<String>, List<String>> problems) {
    private static final String FOLLOWED = """
            (SELECT s.*,
                    CASE WHEN o2.now IS NOT NULL
                         THEN o2.now || substr(s.category_3, length(s.category_2) + 1)
                         WHEN o1.now IS NOT NULL
                         THEN o1.now || substr(s.category_3, length(s.category_1) + 1)
                         ELSE s.category_3 END AS object_now,
                    coalesce(p2.now, s.problem_2) AS problem_now
               FROM %s s
               LEFT JOIN unnest(:objectWas::text[], :objectNow::text[]) AS o1 (was, now)
                         ON o1.was = s.category_1
               LEFT JOIN unnest(:objectWas::text[], :objectNow::text[]) AS o2 (was, now)
                         ON o2.was = s.category_2
               LEFT JOIN unnest(:problemWas::text[], :problemNow::text[]) AS p2 (was, now)
                         ON p2.was = s.problem_2) AS followed
            """;

    static CountedCategories of(CategoryBook book) {
        return new CountedCategories(book.moved(CategoryKind.OBJECT), book.moved(CategoryKind.PROBLEM));
    }

    private boolean isAsRecorded() {
        return objects.isEmpty() && problems.isEmpty();
    }

    /** The rows to count, of the table of this name. */
    String from(String table) {
        return isAsRecorded() ? table : FOLLOWED.formatted(table);
    }

    /** The path of an object down to a level. */
    String object(int level) {
        return isAsRecorded() ? "category_" + level : upTo("object_now", level);
    }

    /** The path of a problem down to a level. */
    String problem(int level) {
        return isAsRecorded() ? "problem_" + level : upTo("problem_now", level);
    }

    private static String upTo(String path, int level) {
        return "array_to_string((string_to_array(%s, '/'))[1\\:%d], '/')".formatted(path, level);
    }

    /** The names that {@link #from} asks for. */
    Map<String, Object> params() {
        return isAsRecorded()
                ? Map.of()
                : Map.of(
                        "objectWas", paths(objects.keySet()),
                        "objectNow", paths(objects.values()),
                        "problemWas", paths(problems.keySet()),
                        "problemNow", paths(problems.values()));
    }

    private static String[] paths(Iterable<List<String>> all) {
        var paths = new ArrayList<String>();
        all.forEach(names -> paths.add(CategoryPath.of(names)));
        return paths.toArray(String[]::new);
    }
}
