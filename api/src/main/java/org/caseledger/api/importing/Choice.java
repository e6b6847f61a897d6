package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word that is the same for every row, or is in a column.
 *
 * @param column null when it is the same for every row
 * @param values the meaning of the column's words; empty to use them unchanged
 * @param otherwise for every other word and for none; null refuses an unknown word
 * @param when the rows to which it applies
 */
record Choice(
        @Nullable String column,
        Map<String, String> values,
        @Nullable String otherwise,
        When when) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Choice same(String word) {
        return new Choice(null, Map.of(), word, When.ALWAYS);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Choice byColumn(
            @JsonProperty("column") @Nullable String column,
            @JsonProperty("values") @Nullable Map<String, String> values,
            @JsonProperty("otherwise") @Nullable String otherwise,
            @JsonProperty("when") @Nullable When when) {
        return new Choice(column, values == null ? Map.of() : values, otherwise, when == null ? When.ALWAYS : when);
    }

    boolean isAsked(Map<String, String> cells) {
        return when.holds(cells);
    }

    /** Null when the row has no word, or one that the mapping does not know. */
    @Nullable
    String of(Map<String, String> cells) {
        return meaning(word(cells));
    }

    /** The same of a word, which is blank for none. */
    @Nullable
    String meaning(String word) {
        return values.isEmpty() && !word.isEmpty() ? word : values.getOrDefault(word, otherwise);
    }

    /** What the row has in the column; blank if nothing. */
    String word(Map<String, String> cells) {
        return column == null ? "" : cells.getOrDefault(column, "");
    }

    /** Those that the table must have. */
    Stream<String> columns() {
        return Stream.concat(Stream.ofNullable(column), when.columns());
    }
}
