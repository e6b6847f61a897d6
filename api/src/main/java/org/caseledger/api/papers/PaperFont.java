package org.caseledger.api.papers;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NoPaperFont;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The Chinese type of papers, with TrueType outlines: the first font file that is there. What is
 * written is measured by it, and of it only the characters that stand on a paper go into its files.
 */
@Component
public class PaperFont {

    private final List<Path> files;
    private @Nullable TrueTypeFont font;

    PaperFont(@Value("${caseledger.papers.fonts}") List<String> files) {
        this.files = files.stream().map(String::strip).map(Path::of).toList();
    }

    /** The font; throws {@link NoPaperFont} where the machine has none of those named. */
    public synchronized TrueTypeFont font() {
        if (font == null) {
            font = files.stream().filter(Files::exists).findFirst().map(this::read).orElse(null);
        }
        if (font == null) {
            throw new NoPaperFont(files);
        }
        return font;
    }

    private TrueTypeFont read(Path file) {
        try {
            return file.toString().endsWith(".ttc")
                    ? first(file.toFile())
                    : new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + file + " cannot be read", e);
        }
    }

    // A collection stays open as long as its fonts are used.
    @SuppressWarnings("resource")
    private static TrueTypeFont first(File file) throws IOException {
        var all = new ArrayList<TrueTypeFont>();
        new TrueTypeCollection(file).processAllFonts(all::add);
        return all.get(0);
    }

    /** How wide a text is, in units of its size; every character of it must be in the font. */
    public double width(String text) {
        return text.codePoints().mapToDouble(this::width).sum();
    }

    /** Whether it has a character. */
    public synchronized boolean has(int character) {
        try {
            return character <= Character.MAX_VALUE
                    && font().getUnicodeCmapLookup().getGlyphId(character) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How wide a character is. */
    public synchronized double width(int character) {
        try {
            if (!has(character)) {
                throw new InvalidInputException(
                        "",
                        "文书字体中没有“%s”字，请更换 caseledger.papers.fonts",
                        "The font of papers has no character “%s”. Choose another one in"
                                + " caseledger.papers.fonts",
                        Character.toString(character));
            }
            int glyph = font().getUnicodeCmapLookup().getGlyphId(character);
            return (double) font().getAdvanceWidth(glyph) / font().getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A font of these characters only. */
    public synchronized byte[] only(String characters) {
        try (var bytes = new ByteArrayOutputStream()) {
            var subsetter = new TTFSubsetter(font());
            characters.codePoints().forEach(subsetter::add);
            subsetter.writeToStream(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
