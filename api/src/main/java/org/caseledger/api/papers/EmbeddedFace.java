package org.caseledger.api.papers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A font file with TrueType outlines, of which only the characters used on a paper are embedded. It is read at its
 * first use: those of rare characters take 50 MB, and most offices never need them. Used under the lock of
 * {@link PaperFont}: reading moves the position in the file.
 */
@RequiredArgsConstructor
final class EmbeddedFace implements PaperFace {
    private final Path file;
    private @Nullable TrueTypeFont read;

    private TrueTypeFont font() {
        if (read == null) {
            try {
                read = file.toString().endsWith(".ttc")
                        ? first(file.toFile())
                        : new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
            } catch (IOException e) {
                throw new UncheckedIOException("The font " + file + " cannot be read", e);
            }
        }
        return read;
    }

    // A collection stays open as long as its fonts are used.
    @SuppressWarnings("resource")
    private static TrueTypeFont first(File file) throws IOException {
        var all = new ArrayList<TrueTypeFont>();
        new TrueTypeCollection(file).processAllFonts(all::add);
        return all.get(0);
    }

    private int glyph(int character) {
        try {
            return font().getUnicodeCmapLookup().getGlyphId(character);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean has(int character) {
        return glyph(character) != 0;
    }

    @Override
    public double width(int character) {
        try {
            return (double) font().getAdvanceWidth(glyph(character)) / font().getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public PDFont in(PDDocument document) throws IOException {
        return PDType0Font.load(document, font(), true);
    }

    @Override
    public int in(OfdFile file, String characters, Map<Integer, Integer> glyphs) {
        try {
            var subset = FontSubset.of(font(), characters);
            glyphs.putAll(subset.glyphs());
            return file.font(subset.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
