package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rows of a table are meant: those to which one of {@code only} and none of {@code except} applies. */
record Selection(List<When> only, List<When> except) {
    static final Selection ALL = new Selection(List.of(), List.of());

    Selection(@JsonProperty("only") @Nullable List<When> only, @JsonProperty("except") @Nullable List<When> except) {
        this.only = only == null ? List.of() : List.copyOf(only);
        this.except = except == null ? List.of() : List.copyOf(except);
    }

    boolean includes(Map<String, String> cells) {
        return (only.isEmpty() || only.stream().anyMatch(when -> when.holds(cells)))
                && except.stream().noneMatch(when -> when.holds(cells));
    }

    Stream<String> columns() {
        return Stream.concat(only.stream(), except.stream()).flatMap(When::columns);
    }
}
