package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which columns hold what; several columns of one text are joined, those of the category nested.
 */
record Fields(
        @JsonProperty(required = true) List<String> sourceId,
        @JsonProperty(required = true) List<String> receivedAt,
        List<String> updatedAt,
        List<String> repliedAt,
        List<String> complainant,
        List<String> respondent,
        List<String> subject,
        List<String> narrative,
        List<String> reply,
        List<String> category,
        List<String> status) {

    Fields {
        sourceId = orNone(sourceId);
        receivedAt = orNone(receivedAt);
        updatedAt = orNone(updatedAt);
        repliedAt = orNone(repliedAt);
        complainant = orNone(complainant);
        respondent = orNone(respondent);
        subject = orNone(subject);
        narrative = orNone(narrative);
        reply = orNone(reply);
        category = orNone(category);
        status = orNone(status);
    }

    Stream<String> columns() {
        return Stream.of(
                        sourceId,
                        receivedAt,
                        updatedAt,
                        repliedAt,
                        complainant,
                        respondent,
                        subject,
                        narrative,
                        reply,
                        category,
                        status)
                .flatMap(List::stream);
    }

    @SuppressWarnings("NullAway") // what the file leaves out arrives as null
    private static List<String> orNone(List<String> columns) {
        return columns == null ? List.of() : List.copyOf(columns);
    }
}
