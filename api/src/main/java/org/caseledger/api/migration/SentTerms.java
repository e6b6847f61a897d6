package org.caseledger.api.migration;

import org.caseledger.api.importing.ImportTerms;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a file that was sent. It is sealed with it, so that nobody who writes to
 * the database starts an import or changes what is imported how.
 *
 * @param person the user name of who sent it
 * @param name that person's name
 * @param mapping the text of the mapping
 * @param correct whether known cases that the source has changed are corrected
 * @param preview whether the whole file is only looked through; null as long as nobody has asked
 * @param startedBy the name of who started it; null as long as nobody has
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
            throw new IllegalStateException("Nobody has started the import of this file");
        }
        return ImportTerms.orderedBy(startedBy, correct);
    }
}
