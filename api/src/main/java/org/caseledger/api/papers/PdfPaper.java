package org.caseledger.api.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Pages of a paper as PDF, with the characters that it needs of its font. */
public final class PdfPaper {
    private static final float POINTS = 72 / 25.4f;

    private PdfPaper() {}

    static byte[] of(Paper paper, List<PaperPage> pages, PaperFont font) {
        return of(paper.title() + " " + paper.number(), "zh-CN", pages, font);
    }

    /** The pages of a document under its title, in a language such as {@code zh-CN}. */
    static byte[] of(String title, String language, List<PaperPage> pages, PaperFont font) {
        synchronized (font) {
            try (var document = new PDDocument();
                    var bytes = new ByteArrayOutputStream()) {
                describe(document, title, language, font);
                var type = new PdfType(document, font);
                for (var page : pages) {
                    write(page, type, document);
                }
                // With the other form of the table of objects the library counts one too many.
                document.save(bytes, CompressParameters.NO_COMPRESSION);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Title and language of a document, and whether its fonts are not embedded. */
    public static void describe(PDDocument document, String title, String language, PaperFont font) {
        document.getDocumentCatalog().setLanguage(language);
        var information = document.getDocumentInformation();
        information.setTitle(title);
        if (font.missing().isPresent()) {
            var says = PaperFont.NOT_EMBEDDED;
            information.setSubject(language.startsWith("zh") ? says.zh() : says.en());
        }
    }

    private static void write(PaperPage page, PdfType type, PDDocument document) throws IOException {
        boolean upright = page.width() == PaperPage.WIDTH;
        var across = new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth());
        var sheet = new PDPage(upright ? PDRectangle.A4 : across);
        document.addPage(sheet);
        try (var content = new PDPageContentStream(document, sheet)) {
            draw(page, type, content);
        }
    }

    /** Draws what stands on a page, in the type of papers. */
    public static void draw(PaperPage page, PdfType type, PDPageContentStream content) throws IOException {
        for (var run : page.runs()) {
            type.write(run, page.height(), content);
        }
        content.setLineWidth(0.6f);
        for (var line : page.lines()) {
            content.moveTo(points(line.x1()), points(page.height() - line.y1()));
            content.lineTo(points(line.x2()), points(page.height() - line.y2()));
        }
        content.stroke();
        for (var square : page.squares()) {
            float side = points(square.side());
            content.addRect(points(square.x()), points(page.height() - square.y()) - side, side, side);
        }
        content.fill();
    }

    /** Millimetres in the points of PDF. */
    public static float points(double millimetres) {
        return (float) millimetres * POINTS;
    }
}
