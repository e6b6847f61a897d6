package org.caseledger.api.dossier;

import java.awt.geom.AffineTransform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.LayerUtility;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.papers.PaperPage;
import org.caseledger.api.papers.PdfPaper;
import org.caseledger.api.papers.PdfType;

/** A dossier as PDF: papers keep their text and type, evidence what it was drawn with. */
final class PdfDossier {
    private final PDDocument document;
    private final LayerUtility forms;
    private final PdfType type;
    private final PaperFont font;
    private final PDDocumentOutline outline = new PDDocumentOutline();

    private PdfDossier(PDDocument document, PaperFont font) {
        this.document = document;
        this.forms = new LayerUtility(document);
        this.type = new PdfType(document, font);
        this.font = font;
    }

    static byte[] of(Dossier dossier, PaperFont font) throws IOException {
        synchronized (font) {
            try (var document = new PDDocument();
                    var bytes = new ByteArrayOutputStream()) {
                document.setDocumentId(dossier.id());
                PdfPaper.describe(document, dossier.title(), "zh-CN", font);
                new PdfDossier(document, font).write(dossier);
                document.save(bytes, CompressParameters.NO_COMPRESSION);
                return bytes.toByteArray();
            }
        }
    }

    private void write(Dossier dossier) throws IOException {
        write(dossier.cover());
        mark("封面", 0);
        own(dossier.list(), "卷内文件目录");
        for (var item : dossier.items()) {
            int first = document.getNumberOfPages();
            write(item.content());
            if (!item.isApart()) {
                mark((item.title() + " " + item.number()).strip(), first);
            }
        }
        own(dossier.note(), "卷内备考表");
        document.getDocumentCatalog().setDocumentOutline(outline);
    }

    private void mark(String title, int page) {
        var mark = new PDOutlineItem();
        mark.setTitle(title);
        mark.setDestination(document.getPage(page));
        outline.addLast(mark);
    }

    private void own(Iterable<PaperPage> pages, String title) throws IOException {
        int first = document.getNumberOfPages();
        for (var page : pages) {
            var sheet = add(PDRectangle.A4);
            try (var content = new PDPageContentStream(document, sheet)) {
                PdfPaper.draw(page, type, content);
            }
        }
        mark(title, first);
    }

    private void write(Content content) throws IOException {
        if (content instanceof Content.Issued paper) {
            pages(paper.pdf());
        } else if (content instanceof Content.Document evidence) {
            pages(evidence.pdf());
        } else if (content instanceof Content.Picture picture) {
            write(picture);
        }
    }

    private void pages(byte[] pdf) throws IOException {
        try (var source = Loader.loadPDF(pdf)) {
            for (var page : source.getPages()) {
                var sheet = add(page.getMediaBox());
                var form = forms.importPageAsForm(source, page);
                try (var content = new PDPageContentStream(document, sheet)) {
                    content.drawForm(form);
                    number(sheet, content);
                }
            }
        }
    }

    private void write(Content.Picture picture) throws IOException {
        var on = EvidencePicture.sheet(picture);
        var sheet = add(new PDRectangle(PdfPaper.points(on.width()), PdfPaper.points(on.height())));
        var image = PDImageXObject.createFromByteArray(document, picture.bytes(), "picture");
        // PDF counts from below, in points; a picture of it stands on its lower left corner.
        var place = new AffineTransform(PdfPaper.points(1), 0, 0, -PdfPaper.points(1), 0, PdfPaper.points(on.height()));
        place.concatenate(EvidencePicture.place(picture));
        place.concatenate(new AffineTransform(1, 0, 0, -1, 0, 1));
        try (var content = new PDPageContentStream(document, sheet)) {
            content.drawImage(image, new Matrix(place));
            number(sheet, content);
        }
    }

    private PDPage add(PDRectangle size) {
        var page = new PDPage(size);
        document.addPage(page);
        return page;
    }

    private void number(PDPage sheet, PDPageContentStream content) throws IOException {
        var box = sheet.getMediaBox();
        double width = box.getWidth() * PaperPage.POINT;
        double height = box.getHeight() * PaperPage.POINT;
        var number = Sheet.numbered(width, height, document.getNumberOfPages(), font);
        PdfPaper.draw(number, type, content);
    }
}
