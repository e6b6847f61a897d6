package org.caseledger.api.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same on a machine with fonts: the characters of a paper are embedded in PDF and OFD. */
@Tag("long")
class EmbeddedPaperFilesTest extends PaperFilesTest {
    @Override
    PaperFont font() {
        return SamplePapers.EMBEDDED;
    }

    @Test
    void givenNamesBeyondTheBasicPlane_whenWritten_thenTheyAreInkInPdfAndOfd(@TempDir Path folder) throws IOException {
        var name = "𠮷田𫝀𠀀";
        var files = write(PaperKind.REPLY, name);
        assertThat(pdf(files)).contains(name);
        assertThat(body(ofd(files, folder))).isEqualTo(body(pdf(files)));
        Files.write(Path.of("target/rare.ofd"), files.get(PaperFormat.OFD));
        Files.write(Path.of("target/rare.pdf"), files.get(PaperFormat.PDF));
        try (var zip = new ZipFile(folder.resolve("paper.ofd").toFile())) {
            var drawn = new StringBuilder();
            for (var font : zip.stream()
                    .filter(entry -> entry.getName().endsWith(".ttf"))
                    .toList()) {
                var bytes = zip.getInputStream(font).readAllBytes();
                try (var rare = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
                    for (int c : name.codePoints().toArray()) {
                        int glyph = rare.getUnicodeCmapLookup().getGlyphId(c);
                        boolean inked =
                                glyph > 0 && rare.getGlyph().getGlyph(glyph).getNumberOfContours() > 0;
                        drawn.append(inked ? Character.toString(c) : "");
                    }
                }
            }
            assertThat(drawn.codePoints().sorted().toArray())
                    .isEqualTo(name.codePoints().sorted().toArray());
        }
        var common = write(PaperKind.REPLY, "林晚").get(PaperFormat.PDF);
        try (var document = Loader.loadPDF(common)) {
            assertThat(document.getPage(0).getResources().getFontNames()).hasSize(1);
        }
    }

    @Test
    void givenNoFontForRareCharacters_whenWritten_thenRefusedByName() {
        var usual = new PaperFont(List.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"), List.of("", "/none.ttf"));
        assertThatThrownBy(() -> new PaperWriter(usual).write(paper(PaperKind.REPLY, "𠮷")))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.fields().get(0).text().zh()).contains("文书字体中没有“𠮷”字", "fonts-hanazono"));
    }

    @Test
    void givenUsualCharacters_whenWritten_thenNoFontOfRareOnesIsRead(@TempDir Path folder) throws IOException {
        var unread = Files.writeString(folder.resolve("rare.ttf"), "no font");
        var font = new PaperFont(List.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"), List.of(unread.toString()));

        assertThat(new PaperWriter(font).write(paper(PaperKind.REPLY, "林晚"))).hasSize(3);
        assertThatThrownBy(() -> new PaperWriter(font).write(paper(PaperKind.REPLY, "𠮷")))
                .hasMessageContaining("rare.ttf cannot be read");
    }
}
