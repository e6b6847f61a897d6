package org.caseledger.query.statistics;

import java.util.List;
import java.util.stream.Collectors;

/** Names of a category from the upper level on as one unambiguous text. */
final class CategoryPath {
    private CategoryPath() {}

    /** A name with a slash does not look like two. */
    static String of(List<String> names) {
        return names.stream().map(name -> name.replace('/', '／')).collect(Collectors.joining("/"));
    }
}
