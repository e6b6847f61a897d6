package org.caseledger.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that a question really has, so that PostgreSQL plans for these and no others: a
 * condition that might be asked keeps a prepared statement from the index of one that is.
 */
public final class Conditions {

    private final List<String> texts = new ArrayList<>(List.of("true"));
    private final Map<String, Object> params = new HashMap<>();

    /** A condition of fixed text with one parameter, left out when its value is null. */
    public Conditions with(String text, String name, @Nullable Object value) {
        if (value != null) {
            texts.add(text);
            param(name, value);
        }
        return this;
    }

    /** A condition of fixed text, if it is asked for. */
    public Conditions with(String text, boolean asked) {
        if (asked) {
            texts.add(text);
        }
        return this;
    }

    /** A parameter that a condition without one of its own names. */
    public Conditions param(String name, Object value) {
        params.put(name, value);
        return this;
    }

    /** All of them, to follow WHERE. */
    public String text() {
        return String.join(" AND ", texts);
    }

    /** Their parameters. */
    public Map<String, Object> params() {
        return params;
    }
}
