package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A word that is the same for every row, or is told by a column.
 *
 * @param column null when it is the same for every row
 * @param values what the column's words mean; empty when they are taken as they are
 * @param otherwise for every other word; null refuses the row
 */
record Choice(@Nullable String column, Map<String, String> values, @Nullable String otherwise) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Choice same(String word) {
        return new Choice(null, Map.of(), word);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Choice byColumn(
            @JsonProperty(value = "column", required = true) String column,
            @JsonProperty("values") @Nullable Map<String, String> values,
            @JsonProperty("otherwise") @Nullable String otherwise) {
        return new Choice(column, values == null ? Map.of() : values, otherwise);
    }

    /** Null when the row does not tell, or tells a word that the mapping does not know. */
    @Nullable String of(Map<String, String> cells) {
        if (column == null) {
            return otherwise;
        }
        String word = cells.getOrDefault(column, "");
        if (values.isEmpty() && !word.isEmpty()) {
            return word;
        }
        return values.getOrDefault(word, otherwise);
    }

    /** Every word that it can give, to check a mapping before its first row. */
    Stream<String> words() {
        return Stream.concat(values.values().stream(), Stream.ofNullable(otherwise))
                .filter(Objects::nonNull);
    }
}
