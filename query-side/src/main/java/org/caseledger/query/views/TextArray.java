package org.caseledger.query.views;

import java.util.List;
import java.util.stream.Collectors;

/** Texts as PostgreSQL writes an array of them. */
public record TextArray(List<String> texts) {
    @Override
    public String toString() {
        return texts.stream()
                .map(text -> text.replace("\\", "\\\\").replace("\"", "\\\""))
                .collect(Collectors.joining("\",\"", texts.isEmpty() ? "{" : "{\"", texts.isEmpty() ? "}" : "\"}"));
    }
}
