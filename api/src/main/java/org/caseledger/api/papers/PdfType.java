package org.caseledger.api.papers;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** The fonts of papers in a PDF, each put there once it is needed. */
@RequiredArgsConstructor
public final class PdfType {
    private final PDDocument document;
    private final PaperFont font;
    private final Map<Integer, PDFont> fonts = new HashMap<>();

    /** Writes a text on a page of that height, in millimetres. */
    void write(PaperPage.Run run, double height, PDPageContentStream content) throws IOException {
        double x = run.x();
        for (var part : font.parts(run.text())) {
            var shown = font.face(part.face()).shown(part.text());
            boolean other = !shown.equals(part.text());
            if (other) {
                content.beginMarkedContent(COSName.getPDFName("Span"), meaning(part.text()));
            }
            content.beginText();
            content.setFont(font(part.face()), PdfPaper.points(run.size()));
            content.newLineAtOffset(PdfPaper.points(x), PdfPaper.points(height - run.y()));
            content.showText(shown);
            content.endText();
            if (other) {
                content.endMarkedContent();
            }
            x += font.width(part.text()) * run.size();
        }
    }

    private static PDPropertyList meaning(String text) {
        var actual = new COSDictionary();
        actual.setString(COSName.ACTUAL_TEXT, text);
        return PDPropertyList.create(actual);
    }

    private PDFont font(int face) throws IOException {
        var there = fonts.get(face);
        if (there == null) {
            there = font.face(face).in(document);
            fonts.put(face, there);
        }
        return there;
    }
}
