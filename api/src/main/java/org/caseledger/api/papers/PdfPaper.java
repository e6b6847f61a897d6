package org.caseledger.api.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Pages of a paper as PDF, with the characters that it needs of its font. */
final class PdfPaper {

    private static final float POINTS = 72 / 25.4f;

    private PdfPaper() {}

    static byte[] of(Paper paper, List<PaperPage> pages, PaperFont font) {
        synchronized (font) {
            try (var document = new PDDocument();
                    var bytes = new ByteArrayOutputStream()) {
                document.getDocumentInformation().setTitle(paper.title() + " " + paper.number());
                document.getDocumentCatalog().setLanguage("zh-CN");
                var type = PDType0Font.load(document, font.font(), true);
                for (var page : pages) {
                    write(page, type, document);
                }
                document.save(bytes);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void write(PaperPage page, PDFont type, PDDocument document) throws IOException {
        var sheet = new PDPage(PDRectangle.A4);
        document.addPage(sheet);
        try (var content = new PDPageContentStream(document, sheet)) {
            for (var run : page.runs()) {
                content.beginText();
                content.setFont(type, (float) run.size() * POINTS);
                content.newLineAtOffset(x(run.x()), y(run.y()));
                content.showText(run.text());
                content.endText();
            }
            content.setLineWidth(0.6f);
            for (var line : page.lines()) {
                content.moveTo(x(line.x1()), y(line.y1()));
                content.lineTo(x(line.x2()), y(line.y2()));
            }
            content.stroke();
            for (var square : page.squares()) {
                float side = (float) square.side() * POINTS;
                content.addRect(x(square.x()), y(square.y()) - side, side, side);
            }
            content.fill();
        }
    }

    private static float x(double millimetres) {
        return (float) millimetres * POINTS;
    }

    private static float y(double millimetres) {
        return (float) (PaperPage.HEIGHT - millimetres) * POINTS;
    }
}
