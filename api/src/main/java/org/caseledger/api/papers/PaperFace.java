package org.caseledger.api.papers;

import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** One of the fonts of papers. */
interface PaperFace {
    /** Whether it has a character. */
    boolean has(int character);

    /** How wide a character is, in units of its size. */
    double width(int character);

    /** What a PDF shows of a text. */
    default String shown(String text) {
        return text;
    }

    /** The font in a PDF. */
    PDFont in(PDDocument document) throws IOException;

    /**
     * Adds the font to an OFD file, for these characters; its id there. The glyph of each character goes to
     * {@code glyphs}, where the file has the glyphs.
     */
    int in(OfdFile file, String characters, Map<Integer, Integer> glyphs);
}
