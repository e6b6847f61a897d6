package org.caseledger.api.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.apache.fontbox.cmap.CMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Fonts that are named and not embedded, so that a machine without fonts writes papers: whoever shows them has them or
 * takes others in their place.
 */
@RequiredArgsConstructor
enum NamedFace implements PaperFace {
    /** Latin letters and digits, which every program that shows PDF has. */
    LATIN("Times New Roman") {
        private final PDFont metrics = new PDType1Font(FontName.TIMES_ROMAN);

        @Override
        public boolean has(int character) {
            return character >= ' ' && character <= '~';
        }

        @Override
        public double width(int character) {
            try {
                return metrics.getStringWidth(Character.toString(character)) / 1000;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public PDFont in(PDDocument document) {
            return new PDType1Font(FontName.TIMES_ROMAN);
        }
    },

    /** The characters of Adobe-GB1, each as wide as it is high. */
    CHINESE("仿宋") {
        private final CMap codes = CollectionFont.codes();

        @Override
        public boolean has(int character) {
            var code = Character.toString(character).getBytes(StandardCharsets.UTF_16BE);
            return code.length == 2 && codes.toCID(code) != 0;
        }
    },

    /**
     * Any other character that means the same in every font. PDF has no font that could be named for it: it is shown as
     * □, for the hand, and found and copied as what it is.
     */
    OTHER("仿宋") {
        @Override
        public boolean has(int character) {
            return switch (Character.getType(character)) {
                case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE, Character.CONTROL -> false;
                default -> true;
            };
        }

        @Override
        public String shown(String text) {
            return "□".repeat(text.codePointCount(0, text.length()));
        }
    };

    private final String name;

    /** A square: as wide as it is high. */
    @Override
    public double width(int character) {
        return 1;
    }

    @Override
    public PDFont in(PDDocument document) throws IOException {
        return new CollectionFont();
    }

    @Override
    public int in(OfdFile file, String characters, Map<Integer, Integer> glyphs) {
        return file.font(name);
    }
}
