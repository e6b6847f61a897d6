package org.caseledger.api.dossier;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.caseledger.api.papers.OfdFile;
import org.caseledger.api.papers.OfdType;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.papers.PaperPage;

/**
 * A dossier as OFD: papers keep their text and type, documents of evidence are pictures of their pages, at the
 * resolution of scanned records (DA/T 31).
 */
final class OfdDossier {
    private static final int DPI = 200;
    private static final float QUALITY = 0.8f;

    private final OfdFile file = new OfdFile();
    private final PaperFont font;
    private final OfdType type;
    private int pages;

    private OfdDossier(Dossier dossier, PaperFont font) {
        this.font = font;
        var own = new ArrayList<>(dossier.list());
        own.addAll(dossier.note());
        this.type = OfdType.of(font, own, file);
    }

    static byte[] of(Dossier dossier, PaperFont font) throws IOException {
        var ofd = new OfdDossier(dossier, font);
        ofd.write(dossier.cover());
        ofd.own(dossier.list());
        for (var item : dossier.items()) {
            ofd.write(item.content());
        }
        ofd.own(dossier.note());
        return ofd.file.finish(dossier.title());
    }

    private void own(List<PaperPage> own) {
        for (var page : own) {
            var sheet = file.page(page.width(), page.height());
            sheet.layer(page, type);
            file.add(sheet);
            pages++;
        }
    }

    private void write(Content content) throws IOException {
        if (content instanceof Content.Issued paper) {
            write(IssuedOfd.of(paper.ofd()));
        } else if (content instanceof Content.Document evidence) {
            write(evidence);
        } else if (content instanceof Content.Picture picture) {
            var sheet = EvidencePicture.sheet(picture);
            picture(
                    file.picture(picture.bytes(), picture.suffix()),
                    sheet.width(),
                    sheet.height(),
                    EvidencePicture.place(picture));
        }
    }

    private void write(IssuedOfd paper) {
        Map<String, String> fonts = new HashMap<>();
        paper.fonts().forEach((id, own) -> fonts.put(id, String.valueOf(own.in(file))));
        for (var page : paper.pages()) {
            var sheet = file.page(PaperPage.WIDTH, PaperPage.HEIGHT);
            sheet.copy(page, fonts::get);
            var number = Sheet.numbered(PaperPage.WIDTH, PaperPage.HEIGHT, ++pages, font);
            sheet.layer(number, type);
            file.add(sheet);
        }
    }

    private void write(Content.Document evidence) throws IOException {
        try (var source = Loader.loadPDF(evidence.pdf())) {
            var renderer = new PDFRenderer(source);
            renderer.setSubsamplingAllowed(true);
            for (int n = 0; n < evidence.pages(); n++) {
                var box = source.getPage(n).getMediaBox();
                double width = box.getWidth() * PaperPage.POINT;
                double height = box.getHeight() * PaperPage.POINT;
                var drawn = jpeg(renderer.renderImageWithDPI(n, DPI, ImageType.RGB));
                var whole = AffineTransform.getScaleInstance(width, height);
                picture(file.picture(drawn, "jpg"), width, height, whole);
            }
        }
    }

    private void picture(int picture, double width, double height, AffineTransform place) {
        var sheet = file.page(width, height);
        sheet.picture(picture, place);
        sheet.layer(Sheet.numbered(width, height, ++pages, font), type);
        file.add(sheet);
    }

    private static byte[] jpeg(BufferedImage drawn) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var as = writer.getDefaultWriteParam();
            as.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            as.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(drawn, null, null), as);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
