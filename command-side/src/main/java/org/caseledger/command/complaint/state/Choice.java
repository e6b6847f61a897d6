package org.caseledger.command.complaint.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The permitted values of a part of a command, as they are written; {@code usual} is the initial one if the part is
 * required.
 */
public record Choice(
        String part, List<String> values, @Nullable String usual) {
    /** A part that has to be said: something is usual where there is nothing else. */
    public static Choice of(String part, List<?> values) {
        var written = values.stream().map(Object::toString).toList();
        return new Choice(part, written, written.size() == 1 ? written.get(0) : null);
    }
}
