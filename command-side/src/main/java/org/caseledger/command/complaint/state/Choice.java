package org.caseledger.command.complaint.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a command may say, each as it is written; {@code usual} is what to begin with
 * where saying nothing would not do.
 */
public record Choice(
        String part, List<String> values, @Nullable String usual) {

    /** A part that has to be said: something is usual where there is nothing else. */
    public static Choice of(String part, List<?> values) {
        var written = values.stream().map(Object::toString).toList();
        return new Choice(part, written, written.size() == 1 ? written.get(0) : null);
    }
}
