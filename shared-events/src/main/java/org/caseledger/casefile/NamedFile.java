package org.caseledger.casefile;

import org.jspecify.annotations.Nullable;

/**
 * A file that an event names by its SHA-256 (hex), such as {@code events/000003}: a document of the case in a
 * {@code format} such as {@code PDF}, or evidence, where that is null.
 */
public record NamedFile(
        String sha256, String event, @Nullable String format) {
    /** Whether it is a paper that was issued. */
    public boolean isDocument() {
        return format != null;
    }

    String path(String suffix) {
        return (isDocument() ? "documents/" : "evidence/") + sha256 + "." + suffix;
    }
}
