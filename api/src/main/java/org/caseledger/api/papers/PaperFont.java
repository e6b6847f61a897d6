package org.caseledger.api.papers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.text.Text;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The fonts of papers: the first font file that exists, and others for characters that it lacks, such as those beyond
 * the basic plane in names. Text is measured by them, and only the characters used on a paper are embedded in its
 * files. On a machine without the usual fonts, papers name fonts that their reader must have.
 */
@Component
public class PaperFont {
    /** The note in a file whose fonts are not embedded. */
    static final Text NOT_EMBEDDED = new Text(
            "本文件未嵌入字体。显示不正常时，请在阅读本文件的计算机上安装仿宋、宋体等中文字体，如" + " fonts-arphic-uming 或 fonts-wqy-microhei。",
            "Fonts are not embedded in this file. Where it is not shown well, install a"
                    + " Chinese font on the computer on which it is read, such as"
                    + " fonts-arphic-uming or fonts-wqy-microhei.");

    private final List<PaperFace> faces;
    private final boolean embedded;

    PaperFont(
            @Value("${caseledger.papers.fonts}") List<String> files,
            @Value("${caseledger.papers.rare-fonts}") List<String> rare) {
        var usual = readable(files).limit(1).toList();
        embedded = !usual.isEmpty();
        var all = new ArrayList<>(usual);
        if (!embedded) {
            all.addAll(List.of(NamedFace.LATIN, NamedFace.CHINESE));
        }
        readable(rare).forEach(all::add);
        if (!embedded) {
            all.add(NamedFace.OTHER);
        }
        faces = List.copyOf(all);
    }

    private static Stream<PaperFace> readable(List<String> files) {
        return files.stream()
                .map(String::strip)
                .filter(file -> !file.isEmpty())
                .map(Path::of)
                .filter(Files::isReadable)
                .map(EmbeddedFace::new);
    }

    /** A part of a text that is written with one of the fonts. */
    public record Part(int face, String text) {}

    /** One of the fonts. */
    PaperFace face(int number) {
        return faces.get(number);
    }

    /** What to know where the usual font is not embedded, and where to get one. */
    public Optional<Text> missing() {
        return embedded
                ? Optional.empty()
                : Optional.of(new Text(
                        "本机没有文书字体，PDF、OFD 文书未嵌入字体，显示效果取决于阅读软件。请系统管理员安装"
                                + " fonts-arphic-uming 或 fonts-wqy-microhei，或设置"
                                + " caseledger.papers.fonts，然后重新启动",
                        "This machine has no font for papers: fonts are not embedded in PDF"
                                + " and OFD, and what pages look like depends on the program that"
                                + " shows them. An administrator can install fonts-arphic-uming or"
                                + " fonts-wqy-microhei, or set caseledger.papers.fonts, and"
                                + " restart the ledger"));
    }

    /** The parts of a text by the first font that has their characters. */
    public synchronized List<Part> parts(String text) {
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
        for (int n = 0; n < faces.size(); n++) {
            if (faces.get(n).has(character)) {
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

    /** Whether a character can be written. */
    public synchronized boolean has(int character) {
        return faces.stream().anyMatch(face -> face.has(character));
    }

    /** How wide a text is, in units of its size; every character of it must be in a font. */
    public double width(String text) {
        return text.codePoints().mapToDouble(this::width).sum();
    }

    /** How wide a character is. */
    public synchronized double width(int character) {
        return faces.get(faceOf(character)).width(character);
    }
}
