package org.caseledger.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of a case in no event: its wrapped key and its number, or a piece of evidence by its SHA-256 (hex). The other
 * members are as the district's database has them.
 */
record CaseRow(UUID caseId, @Nullable String sha256, ObjectNode json) {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final byte[] BEGIN = "{\"case_id\":".getBytes(UTF_8);

    /** Whether a line is one, and not that of an event. */
    static boolean isOne(byte[] line) {
        return line.length > BEGIN.length && Arrays.equals(line, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
    }

    /** Throws {@link IllegalArgumentException} for any other line. */
    static CaseRow parse(byte[] line) {
        try {
            JsonNode read = JSON.readTree(line);
            var caseId = read.path("case_id").asStringOpt();
            if (!(read instanceof ObjectNode json) || caseId.isEmpty()) {
                throw new IllegalArgumentException("not a row of a case");
            }
            return new CaseRow(
                    UUID.fromString(caseId.get()),
                    read.path("sha256").asStringOpt().orElse(null),
                    json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a row of a case", e);
        }
    }

    byte[] line() {
        return JSON.writeValueAsBytes(json);
    }

    /** By which a later row takes the place of an earlier one. */
    String name() {
        return sha256 == null ? caseId.toString() : caseId + " " + sha256;
    }

    static UUID caseOf(String name) {
        return UUID.fromString(name.substring(0, 36));
    }
}
