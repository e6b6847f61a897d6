package org.caseledger.api.papers;

import java.util.ArrayList;
import java.util.List;

/**
 * An A4 page on which everything has its place, in millimetres from its upper left corner; the
 * place of a text is the beginning of its base line.
 */
record PaperPage(List<Run> runs, List<Line> lines, List<Square> squares) {

    static final double WIDTH = 210;
    static final double HEIGHT = 297;

    /** A text of one size in millimetres. */
    record Run(double x, double y, double size, String text) {}

    /** A thin line. */
    record Line(double x1, double y1, double x2, double y2) {}

    /** A black square of a code. */
    record Square(double x, double y, double side) {}

    PaperPage() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void box(double x, double y, double width, double height) {
        lines.add(new Line(x, y, x + width, y));
        lines.add(new Line(x, y + height, x + width, y + height));
        lines.add(new Line(x, y, x, y + height));
        lines.add(new Line(x + width, y, x + width, y + height));
    }
}
