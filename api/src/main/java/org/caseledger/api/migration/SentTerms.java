package org.caseledger.api.migration;

import org.caseledger.api.importing.ImportTerms;
import org.jspecify.annotations.Nullable;

/**
 * The terms of the import of an uploaded file. They are sealed with it, so that writing to the database is not enough
 * to start an import or to change it.
 *
 * @param person the user name of the sender
 * @param name that person's name
 * @param mapping the text of the mapping
 * @param correct whether known cases that the source has changed are corrected
 * @param preview whether the whole file is only previewed; null until one is requested
 * @param startedBy the name of the person who started it; null until then
 */
record SentTerms(
        String person,
        String name,
        String file,
        long bytes,
        String mapping,
        boolean correct,
        @Nullable Boolean preview,
        @Nullable String startedBy) {
    SentTerms read(String otherMapping, boolean corrected) {
        return new SentTerms(person, name, file, bytes, otherMapping, corrected, null, null);
    }

    SentTerms started(String by) {
        return new SentTerms(person, name, file, bytes, mapping, correct, null, by);
    }

    SentTerms previewed() {
        return new SentTerms(person, name, file, bytes, mapping, correct, true, null);
    }

    boolean isPreview() {
        return Boolean.TRUE.equals(preview);
    }

    /** On which terms it is imported, once it was started. */
    ImportTerms ordered() {
        if (startedBy == null) {
            throw new IllegalStateException("The import of this file has not been started");
        }
        return ImportTerms.orderedBy(startedBy, correct);
    }
}
