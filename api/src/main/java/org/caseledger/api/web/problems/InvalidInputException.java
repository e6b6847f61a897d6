package org.caseledger.api.web.problems;

import java.util.List;

/**
 * What somebody sent cannot be read, with each field and what is wrong with it; nothing was done.
 */
public final class InvalidInputException extends RuntimeException {

    /** One field, and what is wrong with it in both languages. */
    public record Field(String field, String zh, String en) {}

    private final transient List<Field> fields;

    public InvalidInputException(List<Field> fields) {
        super(fields.toString());
        this.fields = fields;
    }

    public InvalidInputException(String field, String zh, String en) {
        this(List.of(new Field(field, zh, en)));
    }

    public List<Field> fields() {
        return fields;
    }
}
