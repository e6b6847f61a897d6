package org.caseledger.api.dossier;

import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.papers.PaperPage;

/**
 * A sheet of A4 with the place on it that evidence may take, in millimetres: below the number of the page, which stands
 * in the upper right corner, as on the front of a leaf (GB/T 9705, DA/T 22).
 */
record Sheet(double width, double height) {
    private static final double SIDE = 10;
    private static final double TOP = 20;
    private static final double NUMBER = 12 * PaperPage.POINT;

    /** The sheet for something that wide and high: upright or across. */
    static Sheet of(double wide, double high) {
        return wide > high
                ? new Sheet(PaperPage.HEIGHT, PaperPage.WIDTH)
                : new Sheet(PaperPage.WIDTH, PaperPage.HEIGHT);
    }

    /** By how much something is scaled to have its place; nothing is enlarged. */
    double scale(double wide, double high) {
        double room = Math.min((width - 2 * SIDE) / wide, (height - TOP - SIDE) / high);
        return Math.min(1, room);
    }

    /** Where something that wide begins, in the middle. */
    double left(double wide) {
        return (width - wide) / 2;
    }

    /** Where it begins from above. */
    double top() {
        return TOP;
    }

    /** Writes the number of a page on it. */
    static void number(PaperPage page, int number, PaperFont font) {
        var text = String.valueOf(number);
        page.write(page.width() - 15 - font.width(text) * NUMBER, 14, NUMBER, text);
    }

    /** A page of that size with nothing but its number. */
    static PaperPage numbered(double width, double height, int number, PaperFont font) {
        var page = new PaperPage(width, height);
        number(page, number, font);
        return page;
    }
}
