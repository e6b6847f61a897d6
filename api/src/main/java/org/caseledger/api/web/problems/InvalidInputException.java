package org.caseledger.api.web.problems;

import java.util.List;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** A request that cannot be read, with each field and what is wrong with it; nothing was done. */
public final class InvalidInputException extends RuntimeException {
    /** One field, and what is wrong with it in both languages. */
    public record Field(String field, Text text) implements Labelled {
        public Field(String field, String zh, String en, Object... facts) {
            this(field, Text.format(zh, en, facts));
        }
    }

    private final transient List<Field> fields;

    public InvalidInputException(List<Field> fields) {
        super(fields.toString());
        this.fields = fields;
    }

    public InvalidInputException(String field, String zh, String en, Object... facts) {
        this(field, Text.format(zh, en, facts));
    }

    public InvalidInputException(String field, Text text) {
        this(List.of(new Field(field, text)));
    }

    public List<Field> fields() {
        return fields;
    }
}
