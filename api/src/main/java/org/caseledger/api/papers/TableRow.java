package org.caseledger.api.papers;

import java.util.ArrayList;
import java.util.List;

/**
 * A row of a table, its cells broken into lines: it can be drawn in parts, some lines on a page and the rest on the
 * next; all measures in millimetres.
 */
public final class TableRow {
    private static final double PADDING = 2;

    private final List<List<String>> cells = new ArrayList<>();
    private final List<Double> widths;
    private final double size;

    /** A row whose text has that size. */
    public TableRow(List<String> texts, List<Double> widths, double size, LineBreaks breaks) {
        this.widths = widths;
        this.size = size;
        for (int i = 0; i < texts.size(); i++) {
            cells.add(breaks.of(texts.get(i), widths.get(i) - 2 * PADDING, size, 0));
        }
    }

    /** How many lines its highest cell has. */
    public int lines() {
        return cells.stream().mapToInt(List::size).max().orElse(1);
    }

    /** How high so many lines of it are. */
    public double height(int lines) {
        return lines * size * 1.5 + size;
    }

    /** How many lines there is room for, one at least. */
    public int fitting(double room) {
        return Math.max(1, (int) ((room - size) / (size * 1.5)));
    }

    /** Draws some of its lines. */
    public void draw(PaperPage page, double left, double y, int from, int upto) {
        double x = left;
        for (int i = 0; i < cells.size(); i++) {
            page.box(x, y, widths.get(i), height(upto - from));
            var cell = cells.get(i);
            double at = y + size * 1.6;
            for (int n = from; n < Math.min(upto, cell.size()); n++) {
                page.write(x + PADDING, at, size, cell.get(n));
                at += size * 1.5;
            }
            x += widths.get(i);
        }
    }
}
