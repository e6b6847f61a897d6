package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A condition on a row: each of these columns holds one of these words, the empty one if blank. */
record When(Map<String, List<String>> words) {
    static final When ALWAYS = new When(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    When(Map<String, List<String>> words) {
        this.words = new LinkedHashMap<>(words);
    }

    boolean holds(Map<String, String> cells) {
        return words.entrySet().stream()
                .allMatch(word -> word.getValue().contains(cells.getOrDefault(word.getKey(), "")));
    }

    Stream<String> columns() {
        return words.keySet().stream();
    }
}
