package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the source writes a category.
 *
 * @param separator between the levels in one cell; null: a cell is one level
 * @param names what the source's names are called here; others are taken as they are
 */
record Categories(@Nullable String separator, Map<String, String> names) {
    static final Categories AS_WRITTEN = new Categories(null, Map.of());

    Categories(
            @JsonProperty("separator") @Nullable String separator,
            @JsonProperty("names") @Nullable Map<String, String> names) {
        this.separator = separator;
        this.names = names == null ? Map.of() : Map.copyOf(names);
    }

    /** The levels of these cells, from the widest to the first one that is blank. */
    List<String> of(List<String> cells) {
        return cells.stream()
                .flatMap(cell -> levels(cell).stream())
                .map(Header::trimmed)
                .takeWhile(level -> !level.isEmpty())
                .map(level -> names.getOrDefault(level, level))
                .toList();
    }

    private List<String> levels(String cell) {
        return separator == null ? List.of(cell) : Arrays.asList(cell.split(Pattern.quote(separator)));
    }
}
