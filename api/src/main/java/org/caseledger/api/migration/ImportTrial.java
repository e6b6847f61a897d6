package org.caseledger.api.migration;

import java.util.List;
import org.caseledger.api.importing.ImportSummary;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do with the first rows of a file; nothing is recorded.
 *
 * @param form how the file is written, such as {@code CSV, UTF-8}
 * @param others the sheets that are not read
 * @param rows how many of the first rows were looked at, at most
 * @param rejects the first rows that would not be imported, or have changed
 * @param mistake why the file cannot be read by the mapping
 */
record ImportTrial(
        String form,
        List<String> columns,
        List<String> others,
        long rows,
        ImportSummary summary,
        List<Case> cases,
        List<Rejected> rejects,
        @Nullable Text mistake) {
    /** A case as it would be taken: its row, and what is known of it. */
    record Case(Text head, List<Fact> facts) {}

    /** A fact of a case, and what it is called. */
    record Fact(Text name, Text fact) {}

    /** A row that would not be taken; {@code column} is {@code -} for the whole row. */
    record Rejected(long row, String column, Labelled why) {}

    static ImportTrial failed(List<String> columns, Text mistake) {
        return new ImportTrial("", columns, List.of(), 0, ImportSummary.NOTHING, List.of(), List.of(), mistake);
    }
}
