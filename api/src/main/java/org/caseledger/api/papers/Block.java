package org.caseledger.api.papers;

import java.util.List;

/** A part of a paper, from top to bottom, before it has a place on a page. */
sealed interface Block {
    /** The name of the paper, in the middle. */
    record Title(String text) implements Block {}

    /** A paragraph; {@code indent} moves its first line in by two characters. */
    record Paragraph(String text, boolean indent, boolean right) implements Block {}

    /** A row of a table; cells in even places are labels. */
    record Row(List<String> cells) implements Block {}

    /** Where the office puts its seal, over its name and the date. */
    record Seal(String office, String date) implements Block {}

    /** Half a line of nothing. */
    record Gap() implements Block {}

    /** What follows begins a page. */
    record NewPage() implements Block {}
}
