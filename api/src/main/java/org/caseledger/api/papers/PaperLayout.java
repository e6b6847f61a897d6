package org.caseledger.api.papers;

import io.nayuki.qrcodegen.QrCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gives every part of a paper its place on A4 pages, in the measures of official documents (GB/T
 * 9704): the same for PDF and OFD.
 */
final class PaperLayout {

    private static final double POINT = 25.4 / 72;
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
        var widths = widths(cells);
        var lines = new ArrayList<List<String>>();
        for (int i = 0; i < cells.size(); i++) {
            lines.add(breaks.of(cells.get(i), widths.get(i) - 4, CELL, 0));
        }
        int most = lines.stream().mapToInt(List::size).max().orElse(1);
        int from = 0;
        while (from < most) {
            room(CELL * 3);
            int fit = Math.max(1, (int) ((BOTTOM - y - CELL) / (CELL * 1.5)));
            int upto = Math.min(most, from + fit);
            cells(lines, widths, from, upto);
            from = upto;
        }
    }

    private void cells(List<List<String>> lines, List<Double> widths, int from, int upto) {
        double height = (upto - from) * CELL * 1.5 + CELL;
        double x = LEFT;
        for (int i = 0; i < lines.size(); i++) {
            page().box(x, y, widths.get(i), height);
            var cell = lines.get(i);
            double at = y + CELL * 1.6;
            for (int n = from; n < Math.min(upto, cell.size()); n++) {
                page().runs().add(new PaperPage.Run(x + 2, at, CELL, cell.get(n)));
                at += CELL * 1.5;
            }
            x += widths.get(i);
        }
        y += height;
    }

    /** Labels are narrow, values share the rest; one cell alone has the whole line. */
    private static List<Double> widths(List<String> cells) {
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
                        page.squares()
                                .add(
                                        new PaperPage.Square(
                                                x + column * side, FOOT_AT - 4 + row * side, side));
                    }
                }
            }
            double at = FOOT_AT;
            for (var line : breaks.of(paper.foot(), TEXT_WIDTH - CODE - 6, FOOT, 0)) {
                page.runs().add(new PaperPage.Run(LEFT, at, FOOT, line));
                at += FOOT * 1.4;
            }
            var number = "— %d / %d —".formatted(n + 1, pages.size());
            double middle = (PaperPage.WIDTH - font.width(number) * CELL) / 2;
            page.runs().add(new PaperPage.Run(middle, 284, CELL, number));
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
        page().runs().add(new PaperPage.Run(from, at, size, text));
    }

    private void run(double x, double size, String text) {
        if (!text.isBlank()) {
            page().runs().add(new PaperPage.Run(x, y, size, text));
        }
    }

    /** Every character that stands on some pages, once. */
    static String characters(List<PaperPage> pages) {
        return pages.stream()
                .flatMap(page -> page.runs().stream())
                .flatMap(run -> run.text().codePoints().boxed())
                .distinct()
                .map(Character::toString)
                .collect(Collectors.joining());
    }
}
