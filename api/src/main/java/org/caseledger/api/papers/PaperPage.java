package org.caseledger.api.papers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page on which everything has its place, in millimetres from its upper left corner; the place of a text is the
 * beginning of its base line.
 */
public record PaperPage(double width, double height, List<Run> runs, List<Line> lines, List<Square> squares) {
    /** The sides of A4. */
    public static final double WIDTH = 210;

    public static final double HEIGHT = 297;

    /** A point of type, 1/72 of an inch. */
    public static final double POINT = 25.4 / 72;

    /** A text of one size in millimetres. */
    public record Run(double x, double y, double size, String text) {}

    /** A thin line. */
    public record Line(double x1, double y1, double x2, double y2) {}

    /** A black square of a code. */
    public record Square(double x, double y, double side) {}

    /** An empty page of A4, upright. */
    public PaperPage() {
        this(WIDTH, HEIGHT);
    }

    /** An empty page of that size. */
    public PaperPage(double width, double height) {
        this(width, height, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Puts a text at a place, unless it is blank. */
    public void write(double x, double y, double size, String text) {
        if (!text.isBlank()) {
            runs.add(new Run(x, y, size, text));
        }
    }

    /** Draws the sides of a box. */
    public void box(double x, double y, double width, double height) {
        lines.add(new Line(x, y, x + width, y));
        lines.add(new Line(x, y + height, x + width, y + height));
        lines.add(new Line(x, y, x, y + height));
        lines.add(new Line(x + width, y, x + width, y + height));
    }

    /** Every character that stands on some pages, once. */
    public static String characters(List<PaperPage> pages) {
        return pages.stream()
                .flatMap(page -> page.runs().stream())
                .flatMap(run -> run.text().codePoints().boxed())
                .distinct()
                .map(Character::toString)
                .collect(Collectors.joining());
    }
}
