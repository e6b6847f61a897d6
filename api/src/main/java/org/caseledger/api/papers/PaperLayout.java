package org.caseledger.api.papers;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives every part of a paper its place on A4 pages, in the measures of official documents (GB/T 9704): the same for
 * PDF and OFD.
 */
final class PaperLayout {
    private static final double POINT = PaperPage.POINT;
    private static final double LEFT = 28;
    private static final double TOP = 30;
    private static final double TEXT_WIDTH = 156;
    private static final double BOTTOM = 262;
    private static final double TITLE = 22 * POINT;
    private static final double CELL = 12 * POINT;
    private static final double FOOT = 8 * POINT;
    private static final double SEAL = 42;
    private static final double CODE = 18;
    private static final double FOOT_AT = 272;

    private final PaperFont font;
    private final LineBreaks breaks;
    private final Paper paper;
    private final List<PaperPage> pages = new ArrayList<>();
    private final double text;
    private double y;

    private PaperLayout(Paper paper, PaperFont font) {
        this.paper = paper;
        this.text = paper.points() * POINT;
        this.font = font;
        this.breaks = new LineBreaks(font);
    }

    /** The pages of a paper, numbered. */
    static List<PaperPage> of(Paper paper, PaperFont font) {
        var layout = new PaperLayout(paper, font);
        layout.newPage();
        paper.blocks().forEach(layout::place);
        layout.feet();
        return layout.pages;
    }

    private PaperPage page() {
        return pages.get(pages.size() - 1);
    }

    private void newPage() {
        pages.add(new PaperPage());
        y = TOP;
    }

    private void room(double height) {
        if (y + height > BOTTOM && y > TOP) {
            newPage();
        }
    }

    private void place(Block block) {
        if (block instanceof Block.Title title) {
            title(title.text());
        } else if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph);
        } else if (block instanceof Block.Row row) {
            row(row.cells());
        } else if (block instanceof Block.Seal seal) {
            seal(seal);
        } else if (block instanceof Block.Gap) {
            y += text;
        } else if (y > TOP) {
            newPage();
        }
    }

    private void title(String name) {
        for (var line : breaks.of(name, TEXT_WIDTH, TITLE, 0)) {
            room(TITLE * 1.6);
            y += TITLE * 1.4;
            middle(line, TITLE);
        }
        y += TITLE * 0.6;
        if (pages.size() == 1 && !paper.number().isEmpty()) {
            y += text;
            right(paper.number(), CELL * 1.1, LEFT + TEXT_WIDTH);
            y += text * 0.8;
        }
    }

    private void paragraph(Block.Paragraph p) {
        double indent = p.indent() ? 2 * text : 0;
        boolean first = true;
        for (var line : breaks.of(p.text(), TEXT_WIDTH, text, indent)) {
            room(text * 1.7);
            y += text * 1.7;
            if (p.right()) {
                right(line, text, LEFT + TEXT_WIDTH);
            } else {
                run(LEFT + (first ? indent : 0), text, line);
            }
            first = false;
        }
    }

    private void row(List<String> cells) {
        var row = new TableRow(cells, widths(cells), CELL, breaks);
        int from = 0;
        while (from < row.lines()) {
            room(CELL * 3);
            int upto = Math.min(row.lines(), from + row.fitting(BOTTOM - y));
            row.draw(page(), LEFT, y, from, upto);
            y += row.height(upto - from);
            from = upto;
        }
    }

    /** Labels are narrow, values share the rest; one cell alone has the whole line. */
    static List<Double> widths(List<String> cells) {
        if (cells.size() == 1) {
            return List.of(TEXT_WIDTH);
        }
        double label = 30;
        double value = (TEXT_WIDTH - label * ((cells.size() + 1) / 2)) / (cells.size() / 2);
        var widths = new ArrayList<Double>();
        for (int i = 0; i < cells.size(); i++) {
            widths.add(i % 2 == 0 ? label : value);
        }
        return widths;
    }

    private void seal(Block.Seal seal) {
        room(SEAL + text);
        y += text * 0.8;
        double wide = Math.max(SEAL, font.width(seal.office()) * text + 4);
        double x = LEFT + TEXT_WIDTH - wide;
        page().box(x + (wide - SEAL) / 2, y, SEAL, SEAL);
        centred("（印章）", CELL, x, wide, y + 8);
        centred(seal.office(), text, x, wide, y + SEAL / 2);
        centred(seal.date(), text, x, wide, y + SEAL / 2 + text * 1.8);
        y += SEAL + text;
    }

    private void feet() {
        var code = QrCode.encodeText(paper.code(), QrCode.Ecc.MEDIUM);
        double side = CODE / code.size;
        for (int n = 0; n < pages.size(); n++) {
            var page = pages.get(n);
            double x = LEFT + TEXT_WIDTH - CODE;
            for (int row = 0; row < code.size; row++) {
                for (int column = 0; column < code.size; column++) {
                    if (code.getModule(column, row)) {
                        page.squares().add(new PaperPage.Square(x + column * side, FOOT_AT - 4 + row * side, side));
                    }
                }
            }
            double at = FOOT_AT;
            for (var line : breaks.of(paper.foot(), TEXT_WIDTH - CODE - 6, FOOT, 0)) {
                page.write(LEFT, at, FOOT, line);
                at += FOOT * 1.4;
            }
            var number = "— %d / %d —".formatted(n + 1, pages.size());
            double middle = (PaperPage.WIDTH - font.width(number) * CELL) / 2;
            page.write(middle, 284, CELL, number);
        }
    }

    private void middle(String text, double size) {
        run(LEFT + (TEXT_WIDTH - font.width(text) * size) / 2, size, text);
    }

    private void right(String text, double size, double end) {
        run(end - font.width(text) * size, size, text);
    }

    private void centred(String text, double size, double x, double wide, double at) {
        double from = x + (wide - font.width(text) * size) / 2;
        page().write(from, at, size, text);
    }

    private void run(double x, double size, String text) {
        page().write(x, y, size, text);
    }
}
