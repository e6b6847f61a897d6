package org.caseledger.api.papers;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.api.documents.DocxFile;
import org.caseledger.api.documents.TextDocument;
import org.caseledger.api.sheets.Sheet;
import org.jspecify.annotations.Nullable;

/** A document of lines and tables as PDF, on numbered pages that lie, in the type of papers. */
public final class PdfDocument implements TextDocument {
    /** Up to this a column is not made narrower. */
    private static final double NARROW = 25;

    /** What a column asks for at most. */
    private static final double WIDE = 80;

    private static final double SIDES = 5;
    private static final double NUMBER = 9 * PaperPage.POINT;

    private final String title;
    private final String language;
    private final PaperFont font;
    private final DocumentLayout layout;

    /** An empty one with that title, in a language such as {@code zh-CN}. */
    public PdfDocument(String title, String language, PaperFont font) {
        this.title = title;
        this.language = language;
        this.font = font;
        this.layout = DocumentLayout.across(font);
    }

    @Override
    public PdfDocument title(String text, int points) {
        layout.title(text, points);
        return this;
    }

    @Override
    public PdfDocument line(String text, int points) {
        layout.text(text, points);
        return this;
    }

    @Override
    public PdfDocument table(Sheet sheet) {
        var rows = sheet.rows().stream().map(PdfDocument::texts).toList();
        var widths = widths(sheet.head(), rows);
        layout.head(widths, sheet.head().toArray(String[]::new));
        rows.forEach(row -> layout.row(widths, row.toArray(String[]::new)));
        layout.end();
        return this;
    }

    private static List<String> texts(List<@Nullable Object> row) {
        return row.stream().map(DocxFile::orNone).toList();
    }

    /** By what stands in the columns: those that are narrow stay whole, the others share the rest. */
    private List<Double> widths(List<String> head, List<List<String>> rows) {
        var natural = IntStream.range(0, head.size())
                .mapToObj(n -> natural(head.get(n), rows.stream().map(row -> row.get(n))))
                .toList();
        double narrow = sum(natural.stream().filter(width -> width <= NARROW));
        double wide = sum(natural.stream().filter(width -> width > NARROW));
        double left = layout.wide() - narrow;
        return natural.stream()
                .map(width -> width > NARROW && wide > 0 ? width * left / wide : width)
                .toList();
    }

    private double natural(String head, Stream<String> cells) {
        double widest = Stream.concat(Stream.of(head), cells)
                .mapToDouble(layout::widthInCell)
                .max()
                .orElse(0);
        return Math.min(WIDE, widest + SIDES);
    }

    private static double sum(Stream<Double> widths) {
        return widths.mapToDouble(width -> width).sum();
    }

    @Override
    public byte[] bytes() {
        var pages = layout.pages();
        for (int n = 0; n < pages.size(); n++) {
            var number = "%d / %d".formatted(n + 1, pages.size());
            var page = pages.get(n);
            double from = (page.width() - font.width(number) * NUMBER) / 2;
            page.write(from, page.height() - 10, NUMBER, number);
        }
        return PdfPaper.of(title, language, pages, font);
    }
}
