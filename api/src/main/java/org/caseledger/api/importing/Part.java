package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.procedure.InvalidValue;
import org.jspecify.annotations.Nullable;

/** One of the texts that a field is made of: what a column holds, or the same text in each row. */
record Part(@Nullable String column, @Nullable String text, When when) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Part ofColumn(String column) {
        return new Part(column, null, When.ALWAYS);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Part of(
            @JsonProperty("column") @Nullable String column,
            @JsonProperty("text") @Nullable String text,
            @JsonProperty("when") @Nullable When when) {
        if ((column == null) == (text == null)) {
            throw new InvalidValue(
                    column == null ? "column" : "text",
                    "column（列）与 text（固定文字）应写其一",
                    "write either 'column' or 'text' (the same in each row)");
        }
        return new Part(column, text, when == null ? When.ALWAYS : when);
    }

    /** Blank where the row has nothing, or the condition does not hold. */
    String of(Map<String, String> cells) {
        if (!when.holds(cells)) {
            return "";
        }
        return text != null ? text : cells.getOrDefault(column, "");
    }

    /** Those that the table must have. */
    Stream<String> columns() {
        return Stream.concat(Stream.ofNullable(column), when.columns());
    }
}
