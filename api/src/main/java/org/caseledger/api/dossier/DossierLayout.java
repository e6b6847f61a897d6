package org.caseledger.api.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caseledger.api.papers.LineBreaks;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.papers.PaperPage;
import org.caseledger.api.papers.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * Lays out what a dossier says of itself from top to bottom on upright A4, in millimetres. A
 * character that the font lacks, such as one in the name of a file, is shown as □.
 */
final class DossierLayout {

    private static final double POINT = PaperPage.POINT;
    private static final double LEFT = 25;
    private static final double WIDE = 165;
    private static final double TOP = 28;
    private static final double BOTTOM = 278;
    private static final double TITLE = 20 * POINT;
    private static final double TEXT = 12 * POINT;
    private static final double CELL = 10.5 * POINT;

    private final PaperFont font;
    private final LineBreaks breaks;
    private final List<PaperPage> pages = new ArrayList<>();
    private @Nullable TableRow head;
    private double y;

    DossierLayout(PaperFont font) {
        this.font = font;
        this.breaks = new LineBreaks(font);
        newPage();
    }

    /** The pages so far. */
    List<PaperPage> pages() {
        return pages;
    }

    private PaperPage page() {
        return pages.get(pages.size() - 1);
    }

    private void newPage() {
        pages.add(new PaperPage());
        y = TOP;
        if (head != null) {
            put(head, 0, head.lines());
        }
    }

    /** A name in the middle. */
    DossierLayout title(String text) {
        y += TITLE * 1.4;
        page().write(LEFT + (WIDE - font.width(text) * TITLE) / 2, y, TITLE, text);
        y += TITLE;
        return this;
    }

    /** A paragraph. */
    DossierLayout text(String text) {
        for (var line : breaks.of(writable(text), WIDE, TEXT, 0)) {
            if (y + TEXT * 1.7 > BOTTOM) {
                newPage();
            }
            y += TEXT * 1.7;
            page().write(LEFT, y, TEXT, line);
        }
        y += TEXT * 0.5;
        return this;
    }

    /** The head of a table, which each further page of it repeats. */
    DossierLayout head(List<Double> widths, String... cells) {
        y += TEXT * 0.3;
        head = broken(widths, cells);
        put(head, 0, head.lines());
        return this;
    }

    /** A row of the table; it is kept together where a page has room for it. */
    DossierLayout row(List<Double> widths, String... cells) {
        var row = broken(widths, cells);
        boolean longer = row.height(row.lines()) > (BOTTOM - TOP) / 2;
        int from = 0;
        while (from < row.lines()) {
            int together = longer ? Math.min(3, row.lines() - from) : row.lines();
            if (y + row.height(together) > BOTTOM) {
                newPage();
            }
            int upto = Math.min(row.lines(), from + row.fitting(BOTTOM - y));
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
    DossierLayout end() {
        head = null;
        y += TEXT * 0.5;
        return this;
    }

    private void put(TableRow row, int from, int upto) {
        row.draw(page(), LEFT, y, from, upto);
        y += row.height(upto - from);
    }

    private String writable(String text) {
        var written = new StringBuilder();
        text.codePoints().forEach(c -> written.appendCodePoint(c == '\n' || font.has(c) ? c : '□'));
        return written.toString();
    }
}
