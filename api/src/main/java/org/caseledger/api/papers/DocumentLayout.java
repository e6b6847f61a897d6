package org.caseledger.api.papers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays out lines and tables from top to bottom on A4, in millimetres. A character that the font lacks, such as one in
 * the name of a file, is shown as □.
 */
public final class DocumentLayout {
    private static final double POINT = PaperPage.POINT;
    private static final double LEFT = 25;
    private static final double RIGHT = 20;
    private static final double TOP = 28;
    private static final double FOOT = 19;
    private static final int TITLE = 20;
    private static final int TEXT = 12;
    private static final double CELL = 10.5 * POINT;

    private final PaperFont font;
    private final LineBreaks breaks;
    private final double width;
    private final double height;
    private final List<PaperPage> pages = new ArrayList<>();
    private @Nullable TableRow head;
    private double y;

    private DocumentLayout(PaperFont font, double width, double height) {
        this.font = font;
        this.width = width;
        this.height = height;
        this.breaks = new LineBreaks(font);
        newPage();
    }

    /** On upright pages. */
    public static DocumentLayout upright(PaperFont font) {
        return new DocumentLayout(font, PaperPage.WIDTH, PaperPage.HEIGHT);
    }

    /** On pages that lie, for wide tables. */
    public static DocumentLayout across(PaperFont font) {
        return new DocumentLayout(font, PaperPage.HEIGHT, PaperPage.WIDTH);
    }

    /** How wide lines and tables are. */
    double wide() {
        return width - LEFT - RIGHT;
    }

    private boolean hasRoom(double needed) {
        return y + needed <= height - FOOT;
    }

    /** The pages so far. */
    public List<PaperPage> pages() {
        return pages;
    }

    private PaperPage page() {
        return pages.get(pages.size() - 1);
    }

    private void newPage() {
        pages.add(new PaperPage(width, height));
        y = TOP;
        if (head != null) {
            put(head, 0, head.lines());
        }
    }

    /** A name in the middle. */
    public DocumentLayout title(String text) {
        return title(text, TITLE);
    }

    /** A line in the middle, of so many points. */
    DocumentLayout title(String text, int points) {
        double size = points * POINT;
        y += size * 1.4;
        page().write(LEFT + (wide() - font.width(writable(text)) * size) / 2, y, size, writable(text));
        y += size;
        return this;
    }

    /** A paragraph. */
    public DocumentLayout text(String text) {
        return text(text, TEXT);
    }

    /** A paragraph of so many points. */
    DocumentLayout text(String text, int points) {
        double size = points * POINT;
        for (var line : breaks.of(writable(text), wide(), size, 0)) {
            if (!hasRoom(size * 1.7)) {
                newPage();
            }
            y += size * 1.7;
            page().write(LEFT, y, size, line);
        }
        y += size * 0.5;
        return this;
    }

    /** The head of a table, which each further page of it repeats. */
    public DocumentLayout head(List<Double> widths, String... cells) {
        y += TEXT * POINT * 0.3;
        head = broken(widths, cells);
        put(head, 0, head.lines());
        return this;
    }

    /** A row of the table; it is kept together where a page has room for it. */
    public DocumentLayout row(List<Double> widths, String... cells) {
        var row = broken(widths, cells);
        boolean longer = row.height(row.lines()) > (height - FOOT - TOP) / 2;
        int from = 0;
        while (from < row.lines()) {
            int together = longer ? Math.min(3, row.lines() - from) : row.lines();
            if (!hasRoom(row.height(together))) {
                newPage();
            }
            int upto = Math.min(row.lines(), from + row.fitting(height - FOOT - y));
            put(row, from, upto);
            from = upto;
        }
        return this;
    }

    private TableRow broken(List<Double> widths, String[] cells) {
        var texts = Arrays.stream(cells).map(this::writable).toList();
        return new TableRow(texts, widths, CELL, breaks);
    }

    /** Ends the table. */
    public DocumentLayout end() {
        head = null;
        y += TEXT * POINT * 0.5;
        return this;
    }

    private void put(TableRow row, int from, int upto) {
        row.draw(page(), LEFT, y, from, upto);
        y += row.height(upto - from);
    }

    /** How wide a text is in a cell. */
    double widthInCell(String text) {
        return text.lines()
                        .mapToDouble(line -> font.width(writable(line)))
                        .max()
                        .orElse(0)
                * CELL;
    }

    private String writable(String text) {
        var written = new StringBuilder();
        text.codePoints().forEach(c -> written.appendCodePoint(c == '\n' || font.has(c) ? c : '□'));
        return written.toString();
    }
}
