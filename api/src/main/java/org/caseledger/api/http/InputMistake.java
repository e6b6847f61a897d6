package org.caseledger.api.http;

import java.util.List;

/**
 * What somebody sent cannot be read, with each field and what is wrong with it; nothing was done.
 */
final class InputMistake extends RuntimeException {

    /** One field, and what is wrong with it in both languages. */
    record Field(String field, String zh, String en) {}

    private final transient List<Field> fields;

    InputMistake(List<Field> fields) {
        super(fields.toString());
        this.fields = fields;
    }

    InputMistake(String field, String zh, String en) {
        this(List.of(new Field(field, zh, en)));
    }

    List<Field> fields() {
        return fields;
    }
}
