package org.caseledger.api.papers;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks Chinese text into lines: anywhere but within a word of Latin letters or digits, before a mark that closes and
 * after one that opens.
 */
public record LineBreaks(PaperFont font) {
    private static final String NOT_FIRST = "，。、；：？！）》〉」』”’〕】%.,;:?!)]}";
    private static final String NOT_LAST = "（《〈「『“‘〔【([{";

    /** The lines of a text, none of them wider; the first one may be narrower by so much. */
    public List<String> of(String text, double width, double size, double indent) {
        var lines = new ArrayList<String>();
        for (var part : text.split("\n", -1)) {
            wrap(part, width, size, lines.isEmpty() ? indent : 0, lines);
        }
        return lines;
    }

    private void wrap(String text, double width, double size, double indent, List<String> lines) {
        var line = new StringBuilder();
        double left = width - indent;
        for (var piece : pieces(text)) {
            double needed = font.width(piece) * size;
            if (needed > left && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
                left = width;
            }
            if (needed <= left) {
                line.append(piece);
                left -= needed;
            } else {
                left = cut(piece, width, size, line, lines);
            }
        }
        lines.add(line.toString());
    }

    /** A piece that is wider than a line is cut where the line ends. */
    private double cut(String piece, double width, double size, StringBuilder line, List<String> lines) {
        double left = width;
        for (int c : piece.codePoints().toArray()) {
            double needed = font.width(c) * size;
            if (needed > left) {
                lines.add(line.toString());
                line.setLength(0);
                left = width;
            }
            line.appendCodePoint(c);
            left -= needed;
        }
        return left;
    }

    /** What is not broken: one character with the marks that cling to it, or a word. */
    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (!piece.isEmpty() && breaks(piece.codePointBefore(piece.length()), c)) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(c);
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static boolean breaks(int before, int next) {
        boolean clings = NOT_LAST.indexOf(before) >= 0 || NOT_FIRST.indexOf(next) >= 0;
        return !clings && !(isOfAWord(before) && isOfAWord(next));
    }

    private static boolean isOfAWord(int c) {
        return c > ' ' && c < 0x2000 && NOT_FIRST.indexOf(c) < 0 && NOT_LAST.indexOf(c) < 0 || c == '_';
    }
}
