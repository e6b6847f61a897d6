package org.caseledger.api.dossier;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.caseledger.api.papers.SamplePapers;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;

/**
 * Puts a dossier of as many pages and nearly as many bytes as one may have together, in a program of its own, whose
 * heap says how much memory that takes: {@code LongDossier PDF 1940}.
 */
public final class LongDossier {
    /** The pages of its one document, which an OFD shows as pictures. */
    private static final int DOCUMENT = 20;

    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    private LongDossier() {}

    /** The format, and how many photos there are. */
    public static void main(String... args) throws Exception {
        ImageIO.setUseCache(false);
        var format = DossierFormat.valueOf(args[0]);
        var dossier = dossier(Integer.parseInt(args[1]));
        long began = cpu();
        var bytes = format.write(dossier, SamplePapers.EMBEDDED);
        long took = cpu() - began;
        int pages = dossier.items().stream()
                .mapToInt(item -> item.content().pages())
                .sum();
        pages +=
                dossier.cover().pages() + dossier.list().size() + dossier.note().size();
        System.out.printf("%s %d pages %d bytes %d ms of CPU%n", format, pages, bytes.length, took / 1_000_000);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Dossier dossier(int photos) throws IOException {
        var files = SamplePapers.files(PaperKind.DOSSIER, "郫市监投卷〔2026〕第3号", "林晚", "", SamplePapers.EMBEDDED);
        var pdf = files.get(PaperFormat.PDF);
        int covers;
        try (var document = Loader.loadPDF(pdf)) {
            covers = document.getNumberOfPages();
        }
        var cover = new Content.Issued(pdf, files.get(PaperFormat.OFD), covers);
        var items = new ArrayList<Item>();
        var pages = new SampleEvidence.Page[DOCUMENT];
        for (int n = 0; n < DOCUMENT; n++) {
            pages[n] = new SampleEvidence.Page(595, 842, 0, "contract " + n);
        }
        items.add(item("购货合同.pdf", EvidenceDocument.of(SampleEvidence.pdf(pages))));
        var photo = photo();
        for (int n = 1; n <= photos; n++) {
            items.add(item("现场照片%d.jpg".formatted(n), EvidencePicture.of(photo.clone(), "jpg")));
        }
        var text = new DossierText("PD2026-000123", items, SamplePapers.EMBEDDED);
        var list = text.list(covers);
        var note = text.note(covers + list.size() + DOCUMENT + photos, Map.of(), DAY);
        return new Dossier("卷宗 PD2026-000123", 42, cover, list, items, note);
    }

    private static Item item(String name, Content content) {
        return new Item("", "", name, DAY, "0", content);
    }

    /** Noise, which nothing packs any more, of about 50 kB. */
    private static byte[] photo() throws IOException {
        var picture = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int n = 0; n < 256 * 256; n++) {
            picture.setRGB(n % 256, n / 256, random.nextInt());
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", bytes);
        return bytes.toByteArray();
    }
}
