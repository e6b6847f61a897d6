package org.caseledger.api.documents;

import org.caseledger.api.sheets.Sheet;

/** A document of lines and tables from top to bottom, whatever its format. */
public interface TextDocument {
    /** A line in the middle, of so many points. */
    TextDocument title(String text, int points);

    /** A line from the left, of so many points. */
    TextDocument line(String text, int points);

    /** A table whose head is repeated on each page. */
    TextDocument table(Sheet sheet);

    /** The file; nothing can be added to it any more. */
    byte[] bytes();
}
