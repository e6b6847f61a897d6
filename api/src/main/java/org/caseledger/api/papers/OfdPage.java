package org.caseledger.api.papers;

import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The content of a page of an OFD file, in layers; measures in millimetres. */
public final class OfdPage {
    private final OfdXml xml = new OfdXml();
    private final IntSupplier ids;
    private final double width;
    private final double height;

    OfdPage(double width, double height, IntSupplier ids) {
        this.ids = ids;
        this.width = width;
        this.height = height;
        xml.start("Page");
        xml.start("Area");
        xml.leaf("PhysicalBox", OfdXml.box(0, 0, width, height));
        xml.end();
        xml.start("Content");
    }

    /** Texts, lines and squares, in fonts of the file. */
    public void layer(PaperPage page, OfdType type) {
        xml.start("Layer", "ID", nextId(), "Type", "Body");
        for (var run : page.runs()) {
            run(run, type);
        }
        for (var line : page.lines()) {
            path(
                    "M %s %s L %s %s"
                            .formatted(
                                    OfdXml.number(line.x1()),
                                    OfdXml.number(line.y1()),
                                    OfdXml.number(line.x2()),
                                    OfdXml.number(line.y2())),
                    false);
        }
        if (!page.squares().isEmpty()) {
            path(squares(page.squares()), true);
        }
        xml.end();
    }

    /** A picture of the file; {@code place} leads from the unit square to the page. */
    public void picture(int picture, AffineTransform place) {
        var matrix = new double[6];
        place.getMatrix(matrix);
        var ctm = new StringBuilder();
        for (double value : matrix) {
            ctm.append(ctm.isEmpty() ? "" : " ").append(OfdXml.number(value));
        }
        xml.start("Layer", "ID", nextId(), "Type", "Body");
        xml.start(
                "ImageObject",
                "ID",
                nextId(),
                "Boundary",
                OfdXml.box(0, 0, width, height),
                "CTM",
                ctm.toString(),
                "ResourceID",
                String.valueOf(picture));
        xml.end();
        xml.end();
    }

    /** The layers of a page of another file, whose fonts have other ids there. */
    public void copy(byte[] page, UnaryOperator<String> fonts) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var from = factory.createXMLStreamReader(new ByteArrayInputStream(page));
            int depth = 0;
            while (from.hasNext()) {
                int event = from.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth = copied(from, fonts, depth);
                } else if (event == XMLStreamConstants.END_ELEMENT && depth > 0) {
                    xml.end();
                    depth--;
                } else if (event == XMLStreamConstants.CHARACTERS && depth > 0) {
                    xml.text(from.getText());
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A page of OFD cannot be read", e);
        }
    }

    private int copied(XMLStreamReader from, UnaryOperator<String> fonts, int depth) {
        if (depth == 0 && !from.getLocalName().equals("Layer")) {
            return 0;
        }
        var attributes = new String[2 * from.getAttributeCount()];
        for (int i = 0; i < from.getAttributeCount(); i++) {
            var name = from.getAttributeLocalName(i);
            var value = from.getAttributeValue(i);
            attributes[2 * i] = name;
            attributes[2 * i + 1] = switch (name) {
                case "ID" -> nextId();
                case "Font" -> fonts.apply(value);
                default -> value;
            };
        }
        xml.start(from.getLocalName(), attributes);
        return depth + 1;
    }

    private void run(PaperPage.Run run, OfdType type) {
        double x = run.x();
        for (var part : type.font().parts(run.text())) {
            // Programs that show OFD count a character beyond the basic plane as one or two.
            var texts = part.text().codePoints().allMatch(Character::isBmpCodePoint)
                    ? List.of(part.text())
                    : part.text().codePoints().mapToObj(Character::toString).toList();
            for (var text : texts) {
                text(x, run, new PaperFont.Part(part.face(), text), type);
                x += type.font().width(text) * run.size();
            }
        }
    }

    private void text(double x, PaperPage.Run run, PaperFont.Part part, OfdType type) {
        double wide = type.font().width(part.text()) * run.size();
        double above = run.size();
        xml.start(
                "TextObject",
                "ID",
                nextId(),
                "Boundary",
                OfdXml.box(x, run.y() - above, wide, run.size() * 1.3),
                "Font",
                String.valueOf(type.ids().get(part.face())),
                "Size",
                OfdXml.number(run.size()));
        int first = part.text().codePointAt(0);
        var glyph = type.glyphs().get(first);
        if (glyph != null && !Character.isBmpCodePoint(first)) {
            glyph(glyph);
        }
        var deltas = deltas(part.text(), run.size(), type.font());
        xml.start("TextCode", "X", "0", "Y", OfdXml.number(above), "DeltaX", deltas);
        xml.text(part.text());
        xml.end();
        xml.end();
    }

    /** Names the glyph of a text of one character, so that readers need not look it up. */
    private void glyph(int glyph) {
        xml.start("CGTransform", "CodePosition", "0", "CodeCount", "2", "GlyphCount", "1");
        xml.leaf("Glyphs", String.valueOf(glyph));
        xml.end();
    }

    private static String deltas(String text, double size, PaperFont font) {
        var deltas = new StringBuilder();
        var characters = text.codePoints().toArray();
        for (int i = 0; i + 1 < characters.length; i++) {
            deltas.append(i == 0 ? "" : " ");
            deltas.append(OfdXml.number(font.width(characters[i]) * size));
        }
        return deltas.toString();
    }

    private void path(String data, boolean filled) {
        xml.start(
                "PathObject",
                "ID",
                nextId(),
                "Boundary",
                OfdXml.box(0, 0, width, height),
                "LineWidth",
                "0.2",
                "Stroke",
                String.valueOf(!filled),
                "Fill",
                String.valueOf(filled));
        xml.start(filled ? "FillColor" : "StrokeColor", "Value", "0 0 0");
        xml.end();
        xml.leaf("AbbreviatedData", data);
        xml.end();
    }

    private static String squares(List<PaperPage.Square> squares) {
        var data = new StringBuilder();
        for (var s : squares) {
            var right = OfdXml.number(s.x() + s.side());
            var below = OfdXml.number(s.y() + s.side());
            var x = OfdXml.number(s.x());
            var y = OfdXml.number(s.y());
            data.append(data.isEmpty() ? "" : " ")
                    .append("M %s %s".formatted(x, y))
                    .append(" L %s %s L %s %s".formatted(right, y, right, below))
                    .append(" L %s %s C".formatted(x, below));
        }
        return data.toString();
    }

    private String nextId() {
        return String.valueOf(ids.getAsInt());
    }

    byte[] bytes() {
        xml.end();
        xml.end();
        return xml.bytes();
    }
}
