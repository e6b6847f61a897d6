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
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.util.Matrix;
import org.caseledger.api.papers.PaperPage;
import org.caseledger.api.papers.PdfPaper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws the pages of a PDF that was sent as evidence on sheets of A4: no active content remains; stamps, signatures and
 * filled-in fields are drawn with the rest. A PDF from outside may be broken in any way, which the library reports by
 * exceptions of any kind: it is then kept separately.
 */
final class EvidenceDocument {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceDocument.class);

    private static final int COARSE_DPI = 10;

    private final PDDocument source;
    private final PDDocument drawn;
    private final LayerUtility forms;

    private EvidenceDocument(PDDocument source, PDDocument drawn) {
        this.source = source;
        this.drawn = drawn;
        this.forms = new LayerUtility(drawn);
    }

    /** The document, or why it is kept apart; of a very long one only as much as is too long. */
    static Content of(byte[] pdf) {
        try (var source = Loader.loadPDF(pdf);
                var drawn = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            if (source.isEncrypted()) {
                return new Content.Apart("PDF已加密");
            }
            int pages = new EvidenceDocument(source, drawn).draw();
            if (pages == 0) {
                return new Content.Apart("PDF没有页面");
            }
            lookAt(drawn);
            drawn.setDocumentId(0L);
            drawn.save(bytes, CompressParameters.NO_COMPRESSION);
            return new Content.Document(bytes.toByteArray(), pages);
        } catch (InvalidPasswordException e) {
            return new Content.Apart("PDF已加密");
        } catch (UnsafePdfException e) {
            return new Content.Apart(e.reason());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            LOG.info("A PDF of evidence cannot be read: {}", e.getClass().getSimpleName());
            return new Content.Apart("PDF无法读取");
        }
    }

    /** Whatever cannot be shown is found out now, and not while the dossier is written. */
    private static void lookAt(PDDocument drawn) throws IOException {
        var renderer = new BoundedRenderer(drawn);
        for (int n = 0; n < drawn.getNumberOfPages(); n++) {
            renderer.renderImageWithDPI(n, COARSE_DPI, ImageType.GRAY);
        }
    }

    private int draw() throws IOException {
        // Fields without an appearance get one by that.
        source.getDocumentCatalog().getAcroForm();
        var contents = new PdfContentsCheck();
        int pages = 0;
        for (var page : source.getPages()) {
            if (++pages > Dossier.MOST_PAGES) {
                break;
            }
            contents.check(page);
            flatten(page);
            draw(page);
        }
        return pages;
    }

    private void draw(PDPage page) throws IOException {
        var box = page.getCropBox();
        boolean across = page.getRotation() % 180 != 0;
        double wide = (across ? box.getHeight() : box.getWidth()) * PaperPage.POINT;
        double high = (across ? box.getWidth() : box.getHeight()) * PaperPage.POINT;
        if (!(wide > 0 && high > 0)) {
            throw new IOException("a page without size");
        }
        var sheet = Sheet.of(wide, high);
        double scale = sheet.scale(wide, high);
        double bottom = sheet.height() - sheet.top() - high * scale;
        var place = AffineTransform.getTranslateInstance(
                PdfPaper.points(sheet.left(wide * scale)), PdfPaper.points(bottom));
        place.scale(scale, scale);
        place.concatenate(upright(box, page.getRotation()));
        var size = new PDRectangle(PdfPaper.points(sheet.width()), PdfPaper.points(sheet.height()));
        var target = new PDPage(size);
        drawn.addPage(target);
        var form = forms.importPageAsForm(source, page);
        form.setMatrix(new AffineTransform());
        form.setBBox(box);
        try (var content = new PDPageContentStream(drawn, target)) {
            content.transform(new Matrix(place));
            content.drawForm(form);
        }
    }

    /** Turns a page clockwise, as it says, so that its lower left corner is at 0. */
    private static AffineTransform upright(PDRectangle box, int rotation) {
        var turn =
                switch (rotation) {
                    case 90 -> AffineTransform.getTranslateInstance(0, box.getWidth());
                    case 180 -> AffineTransform.getTranslateInstance(box.getWidth(), box.getHeight());
                    case 270 -> AffineTransform.getTranslateInstance(box.getHeight(), 0);
                    default -> new AffineTransform();
                };
        turn.quadrantRotate(-rotation / 90);
        turn.translate(-box.getLowerLeftX(), -box.getLowerLeftY());
        return turn;
    }

    /** Draws what stands on a page as annotations (ISO 32000, 12.5.5). */
    private void flatten(PDPage page) throws IOException {
        var shown = page.getAnnotations().stream()
                .filter(a -> !a.isHidden() && !a.isNoView() && a.getRectangle() != null)
                .toList();
        if (shown.isEmpty()) {
            return;
        }
        try (var content = new PDPageContentStream(source, page, AppendMode.APPEND, true, true)) {
            for (PDAnnotation annotation : shown) {
                var look = annotation.getNormalAppearanceStream();
                if (look != null && look.getBBox() != null) {
                    draw(look, annotation.getRectangle(), content);
                }
            }
        }
    }

    private static void draw(PDFormXObject look, PDRectangle place, PDPageContentStream content) throws IOException {
        var box = look.getMatrix()
                .createAffineTransform()
                .createTransformedShape(look.getBBox().toGeneralPath())
                .getBounds2D();
        if (box.getWidth() <= 0 || box.getHeight() <= 0) {
            return;
        }
        var at = AffineTransform.getTranslateInstance(place.getLowerLeftX(), place.getLowerLeftY());
        at.scale(place.getWidth() / box.getWidth(), place.getHeight() / box.getHeight());
        at.translate(-box.getX(), -box.getY());
        content.saveGraphicsState();
        content.transform(new Matrix(at));
        content.drawForm(look);
        content.restoreGraphicsState();
    }
}
