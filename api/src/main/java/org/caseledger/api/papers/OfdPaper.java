package org.caseledger.api.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Pages of a paper as OFD (GB/T 33190), with the characters that it needs of its font. It is
 * written here, in memory: the library that writes OFD puts every page in plain text on the disk.
 */
final class OfdPaper {

    private static final String NAMESPACE = "http://www.ofdspec.org/2016";
    private static final int FONT = 1;

    private final XMLStreamWriter xml;
    private final StringWriter text = new StringWriter();
    private int lastId;
    private boolean begun;

    private OfdPaper(int lastId) throws XMLStreamException {
        this.xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        this.lastId = lastId;
        xml.writeStartDocument("UTF-8", "1.0");
    }

    static byte[] of(Paper paper, List<PaperPage> pages, PaperFont font) {
        try (var bytes = new ByteArrayOutputStream();
                var zip = new ZipOutputStream(bytes)) {
            int ids = FONT + pages.size();
            for (int n = 0; n < pages.size(); n++) {
                var content = new OfdPaper(ids);
                content.page(pages.get(n), font);
                ids = content.lastId;
                entry(zip, "Doc_0/Pages/Page_%d/Content.xml".formatted(n), content.bytes());
            }
            entry(zip, "OFD.xml", root(paper));
            entry(zip, "Doc_0/Document.xml", document(pages.size(), ids));
            entry(zip, "Doc_0/PublicRes.xml", resources());
            entry(zip, "Doc_0/Res/paper.ttf", font.only(PaperLayout.characters(pages)));
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] root(Paper paper) throws XMLStreamException {
        var file = new OfdPaper(0);
        file.start("OFD", "Version", "1.0", "DocType", "OFD");
        file.start("DocBody");
        file.start("DocInfo");
        file.leaf("Title", (paper.title() + " " + paper.number()).strip());
        file.leaf("Creator", "case-ledger");
        file.end();
        file.leaf("DocRoot", "Doc_0/Document.xml");
        file.end();
        file.end();
        return file.bytes();
    }

    private static byte[] document(int pages, int lastId) throws XMLStreamException {
        var file = new OfdPaper(0);
        file.start("Document");
        file.start("CommonData");
        file.leaf("MaxUnitID", String.valueOf(lastId));
        file.start("PageArea");
        file.leaf("PhysicalBox", box(0, 0, PaperPage.WIDTH, PaperPage.HEIGHT));
        file.end();
        file.leaf("PublicRes", "PublicRes.xml");
        file.end();
        file.start("Pages");
        for (int n = 0; n < pages; n++) {
            var location = "Pages/Page_%d/Content.xml".formatted(n);
            file.start("Page", "ID", String.valueOf(FONT + 1 + n), "BaseLoc", location);
            file.end();
        }
        file.end();
        file.end();
        return file.bytes();
    }

    private static byte[] resources() throws XMLStreamException {
        var file = new OfdPaper(0);
        file.start("Res", "BaseLoc", "Res");
        file.start("Fonts");
        file.start("Font", "ID", String.valueOf(FONT), "FontName", "Paper", "Charset", "unicode");
        file.leaf("FontFile", "paper.ttf");
        file.end();
        file.end();
        file.end();
        return file.bytes();
    }

    private void page(PaperPage page, PaperFont font) throws XMLStreamException {
        start("Page");
        start("Area");
        leaf("PhysicalBox", box(0, 0, PaperPage.WIDTH, PaperPage.HEIGHT));
        end();
        start("Content");
        start("Layer", "ID", nextId(), "Type", "Body");
        for (var run : page.runs()) {
            run(run, font);
        }
        for (var line : page.lines()) {
            path(
                    "M %s %s L %s %s"
                            .formatted(
                                    number(line.x1()),
                                    number(line.y1()),
                                    number(line.x2()),
                                    number(line.y2())),
                    false);
        }
        if (!page.squares().isEmpty()) {
            path(squares(page.squares()), true);
        }
        end();
        end();
        end();
    }

    private void run(PaperPage.Run run, PaperFont font) throws XMLStreamException {
        double width = font.width(run.text()) * run.size();
        double above = run.size();
        start(
                "TextObject",
                "ID",
                nextId(),
                "Boundary",
                box(run.x(), run.y() - above, width, run.size() * 1.3),
                "Font",
                String.valueOf(FONT),
                "Size",
                number(run.size()));
        start("TextCode", "X", "0", "Y", number(above), "DeltaX", deltas(run, font));
        xml.writeCharacters(run.text());
        end();
        end();
    }

    private static String deltas(PaperPage.Run run, PaperFont font) {
        var deltas = new StringBuilder();
        var characters = run.text().codePoints().toArray();
        for (int i = 0; i + 1 < characters.length; i++) {
            deltas.append(i == 0 ? "" : " ");
            deltas.append(number(font.width(characters[i]) * run.size()));
        }
        return deltas.toString();
    }

    private void path(String data, boolean filled) throws XMLStreamException {
        start(
                "PathObject",
                "ID",
                nextId(),
                "Boundary",
                box(0, 0, PaperPage.WIDTH, PaperPage.HEIGHT),
                "LineWidth",
                "0.2",
                "Stroke",
                String.valueOf(!filled),
                "Fill",
                String.valueOf(filled));
        start(filled ? "FillColor" : "StrokeColor", "Value", "0 0 0");
        end();
        leaf("AbbreviatedData", data);
        end();
    }

    private static String squares(List<PaperPage.Square> squares) {
        var data = new StringBuilder();
        for (var s : squares) {
            var right = number(s.x() + s.side());
            var below = number(s.y() + s.side());
            data.append(data.isEmpty() ? "" : " ")
                    .append("M %s %s".formatted(number(s.x()), number(s.y())))
                    .append(" L %s %s L %s %s".formatted(right, number(s.y()), right, below))
                    .append(" L %s %s C".formatted(number(s.x()), below));
        }
        return data.toString();
    }

    private String nextId() {
        return String.valueOf(++lastId);
    }

    private static String box(double x, double y, double width, double height) {
        return "%s %s %s %s".formatted(number(x), number(y), number(width), number(height));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement("ofd", name, NAMESPACE);
        if (!begun) {
            xml.writeNamespace("ofd", NAMESPACE);
        }
        begun = true;
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                xml.writeAttribute(attributes[i], attributes[i + 1]);
            }
        }
    }

    private void leaf(String name, String value) throws XMLStreamException {
        start(name);
        xml.writeCharacters(value);
        end();
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    private byte[] bytes() throws XMLStreamException {
        xml.writeEndDocument();
        xml.flush();
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
