package org.caseledger.api.papers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NoPaperFont;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The Chinese type of papers, with TrueType outlines: the first font file that is there, and for
 * the characters that it lacks, such as those beyond the basic plane in names, others. What is
 * written is measured by them, and of each only the characters that stand on a paper go into its
 * files.
 */
@Component
public class PaperFont {

    private final List<Path> files;
    private final List<Path> rare;
    private final Map<Path, TrueTypeFont> read = new HashMap<>();
    private List<Path> faces = List.of();

    PaperFont(
            @Value("${caseledger.papers.fonts}") List<String> files,
            @Value("${caseledger.papers.rare-fonts}") List<String> rare) {
        this.files = paths(files);
        this.rare = paths(rare);
    }

    private static List<Path> paths(List<String> files) {
        return files.stream()
                .map(String::strip)
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .toList();
    }

    /** A part of a text that is written with one of the fonts. */
    public record Part(int face, String text) {}

    /**
     * The font of a part, kept from its first use on: those of rare characters take 50 MB, and most
     * offices never need them. Throws {@link NoPaperFont} where the machine has none of the usual
     * ones.
     */
    public synchronized TrueTypeFont face(int number) {
        return read.computeIfAbsent(faces().get(number), PaperFont::read);
    }

    /** The files that are there, the usual one first. */
    private synchronized List<Path> faces() {
        if (faces.isEmpty()) {
            var usual = files.stream().filter(Files::exists).findFirst();
            faces =
                    Stream.concat(
                                    Stream.of(usual.orElseThrow(() -> new NoPaperFont(files))),
                                    rare.stream().filter(Files::exists))
                            .toList();
        }
        return faces;
    }

    private static TrueTypeFont read(Path file) {
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

    /** The parts of a text by the first font that has their characters. */
    public List<Part> parts(String text) {
        var parts = new ArrayList<Part>();
        var part = new StringBuilder();
        int of = 0;
        for (int character : text.codePoints().toArray()) {
            int face = faceOf(character);
            if (face != of && !part.isEmpty()) {
                parts.add(new Part(of, part.toString()));
                part.setLength(0);
            }
            of = face;
            part.appendCodePoint(character);
        }
        if (!part.isEmpty()) {
            parts.add(new Part(of, part.toString()));
        }
        return parts;
    }

    private int faceOf(int character) {
        for (int n = 0; n < faces().size(); n++) {
            if (glyph(n, character) != 0) {
                return n;
            }
        }
        throw new InvalidInputException(
                "",
                "文书字体中没有“%s”字，请安装 fonts-hanazono，或在 caseledger.papers.rare-fonts 中另选字体",
                "The fonts of papers have no character “%s”. Install fonts-hanazono, or choose"
                        + " another font in caseledger.papers.rare-fonts",
                Character.toString(character));
    }

    private synchronized int glyph(int face, int character) {
        try {
            return face(face).getUnicodeCmapLookup().getGlyphId(character);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether one of the fonts has a character. */
    public boolean has(int character) {
        for (int n = 0; n < faces().size(); n++) {
            if (glyph(n, character) != 0) {
                return true;
            }
        }
        return false;
    }

    /** How wide a text is, in units of its size; every character of it must be in a font. */
    public double width(String text) {
        return text.codePoints().mapToDouble(this::width).sum();
    }

    /** How wide a character is. */
    public synchronized double width(int character) {
        try {
            int face = faceOf(character);
            var font = face(face);
            return (double) font.getAdvanceWidth(glyph(face, character)) / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of the fonts with these characters only. */
    synchronized FontSubset only(int face, String characters) {
        try {
            return FontSubset.of(face(face), characters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
