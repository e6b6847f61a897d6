package org.caseledger.api.papers;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.ofdrw.core.basicStructure.pageObj.layer.PageBlockType;
import org.ofdrw.core.basicStructure.pageObj.layer.block.ImageObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.PathObject;
import org.ofdrw.core.basicStructure.pageObj.layer.block.TextObject;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.reader.PageInfo;

/**
 * Draws pages of an OFD file by nothing but what is in it: the outlines of its embedded fonts at the places that it
 * names, lines, squares and pictures. A character without a glyph, or outside its page, is a mistake.
 */
public final class OfdDrawing {
    private final OFDReader reader;
    private final double scale;
    private final Map<String, TrueTypeFont> fonts = new HashMap<>();

    /** {@code dpi} as the pictures of a PDF have them. */
    public OfdDrawing(OFDReader reader, double dpi) {
        this.reader = reader;
        this.scale = dpi / 25.4;
    }

    /** A page, counted from 1. */
    public BufferedImage page(int number) throws IOException {
        PageInfo page = reader.getPageInfo(number);
        var size = page.getSize();
        var picture = new BufferedImage(
                (int) (size.getWidth() * scale), (int) (size.getHeight() * scale), BufferedImage.TYPE_INT_RGB);
        var drawing = picture.createGraphics();
        drawing.setColor(Color.WHITE);
        drawing.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        drawing.setColor(Color.BLACK);
        drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.scale(scale, scale);
        for (var layer : page.getAllLayer()) {
            for (var block : layer.getPageBlocks()) {
                draw(block, size.getWidth(), drawing);
            }
        }
        drawing.dispose();
        return picture;
    }

    private void draw(PageBlockType block, double width, Graphics2D drawing) throws IOException {
        if (block instanceof TextObject text) {
            for (var code : text.getTextCodes()) {
                draw(text, code, width, drawing);
            }
        } else if (block instanceof PathObject path) {
            var shape = shape(path.getAbbreviatedData());
            if (Boolean.TRUE.equals(path.getFill())) {
                drawing.fill(shape);
            } else {
                drawing.setStroke(new BasicStroke(path.getLineWidth().floatValue()));
                drawing.draw(shape);
            }
        } else if (block instanceof ImageObject image) {
            var m = image.getCTM().toDouble();
            var place = new AffineTransform(m[0], m[1], m[2], m[3], m[4], m[5]);
            var picture = reader.getResMgt().getImage(image);
            place.scale(1.0 / picture.getWidth(), 1.0 / picture.getHeight());
            drawing.drawImage(picture, place, null);
        } else {
            throw new AssertionError("nobody draws " + block);
        }
    }

    private void draw(TextObject text, TextCode code, double width, Graphics2D drawing) throws IOException {
        var font = font(text.getFont().toString());
        double x = text.getBoundary().getTopLeftX() + code.getX();
        double y = text.getBoundary().getTopLeftY() + code.getY();
        double em = text.getSize() / font.getUnitsPerEm();
        var characters = code.getContent().codePoints().toArray();
        var deltas = code.getDeltaX() == null ? new Double[0] : code.getDeltaX().toDouble();
        assertThat(deltas).as(code.getContent()).hasSize(characters.length - 1);
        for (int i = 0; i < characters.length; i++) {
            var named = text.getCGTransforms();
            int glyph = named.isEmpty()
                    ? font.getUnicodeCmapLookup().getGlyphId(characters[i])
                    : named.get(0).getGlyphs().toDouble()[i].intValue();
            assertThat(glyph)
                    .as("glyph of %s", Character.toString(characters[i]))
                    .isPositive();
            assertThat(x).as(code.getContent()).isBetween(0.0, width - text.getSize() / 4);
            var outline = font.getGlyph().getGlyph(glyph);
            if (outline != null) {
                var place = new AffineTransform(em, 0, 0, -em, x, y);
                drawing.fill(place.createTransformedShape(outline.getPath()));
            }
            x += i < deltas.length ? deltas[i] : 0;
        }
    }

    private TrueTypeFont font(String id) throws IOException {
        var there = fonts.get(id);
        if (there == null) {
            var locator = reader.getResourceLocator();
            var file = reader.getResMgt().getFont(id).getFontFile();
            var bytes = Files.readAllBytes(locator.getFile(file));
            there = new TTFParser(true).parse(new RandomAccessReadBuffer(bytes));
            fonts.put(id, there);
        }
        return there;
    }

    private static Path2D shape(String data) {
        var shape = new Path2D.Double();
        var words = data.split(" ");
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "M" -> shape.moveTo(number(words[i + 1]), number(words[i + 2]));
                case "L" -> shape.lineTo(number(words[i + 1]), number(words[i + 2]));
                case "C" -> shape.closePath();
                default -> number(words[i]);
            }
        }
        return shape;
    }

    private static double number(String word) {
        return Double.parseDouble(word);
    }

    /**
     * The share of the ink of two pictures that the other has not, not even in adjacent pixels: 0 for the same page
     * drawn twice, 1 for another.
     */
    public static double differing(BufferedImage one, BufferedImage other) {
        int width = Math.min(one.getWidth(), other.getWidth());
        int height = Math.min(one.getHeight(), other.getHeight());
        assertThat(Math.abs(one.getWidth() - other.getWidth())).isLessThanOrEqualTo(1);
        assertThat(Math.abs(one.getHeight() - other.getHeight())).isLessThanOrEqualTo(1);
        long ink = 0;
        long alone = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean here = dark(one, x, y);
                boolean there = dark(other, x, y);
                ink += (here ? 1 : 0) + (there ? 1 : 0);
                alone += here && !near(other, x, y) ? 1 : 0;
                alone += there && !near(one, x, y) ? 1 : 0;
            }
        }
        assertThat(ink).as("ink").isPositive();
        return (double) alone / ink;
    }

    private static boolean near(BufferedImage picture, int x, int y) {
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                boolean inside =
                        x + dx >= 0 && y + dy >= 0 && x + dx < picture.getWidth() && y + dy < picture.getHeight();
                if (inside && dark(picture, x + dx, y + dy)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean dark(BufferedImage picture, int x, int y) {
        int rgb = picture.getRGB(x, y);
        return (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF) < 480;
    }
}
