package org.caseledger.tlog;

import java.util.List;

/**
 * What a log signs (C2SP tlog-checkpoint): its origin, the number of its leaves and the root over them;
 * {@code extensions} are further lines, which we neither write nor interpret.
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {
    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n")) {
            throw new Malformed("not an origin");
        }
        if (size < 0) {
            throw new Malformed("a tree of size %d".formatted(size));
        }
        if (extensions.stream().anyMatch(line -> line.isEmpty() || line.contains("\n"))) {
            throw new Malformed("an empty extension line");
        }
        extensions = List.copyOf(extensions);
    }

    public Checkpoint(String origin, long size, Hash root) {
        this(origin, size, root, List.of());
    }

    /** The checkpoint in the text of a note, regardless of its signatures; throws {@link Malformed}. */
    public static Checkpoint parse(String text) {
        if (!text.endsWith("\n")) {
            throw new Malformed("a checkpoint ends with a newline");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3) {
            throw new Malformed("a checkpoint has three lines");
        }
        return new Checkpoint(
                lines.get(0), Decimal.parse(lines.get(1)), Hash.ofBase64(lines.get(2)), lines.subList(3, lines.size()));
    }

    /** The text to be signed. */
    public String text() {
        var text = new StringBuilder();
        text.append(origin).append('\n').append(size).append('\n');
        text.append(root.base64()).append('\n');
        extensions.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
