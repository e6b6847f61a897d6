package org.caseledger.casefile;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A case in the transfer list (移交清单) of an archive package: how long it is kept, how many events, documents and files
 * of evidence are handed over, how many files and texts are not, and the SHA-256 (hex) of the signed list of its case
 * file.
 */
public record TransferRow(
        UUID caseId, String number, String title, String retention, int years, LocalDate archivedOn, Holds holds) {
    /** What its case file holds. */
    public record Holds(int events, int documents, int evidence, int absent, int withheld, String manifest) {}
}
