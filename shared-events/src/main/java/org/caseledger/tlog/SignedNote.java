package org.caseledger.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text and its signatures (C2SP signed-note): the text ends with a newline, followed by an empty line and one line
 * for each signature. At most 128 KiB and 100 signatures are read.
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Longer notes are refused before they are parsed: bytes of UTF-8. */
    public static final int MOST_BYTES = 128 * 1024;

    private static final int MOST_SIGNATURES = 100;

    public SignedNote {
        requireText(text);
        signatures = List.copyOf(signatures);
    }

    /** Throws {@link Malformed} if it is not a note; the text itself is not parsed. */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Malformed("a note of more than %d bytes".formatted(MOST_BYTES));
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8", e);
        }
    }

    /** The same for characters. */
    public static SignedNote parse(String note) {
        if (note.length() > MOST_BYTES) {
            throw new Malformed("a note of more than %d bytes".formatted(MOST_BYTES));
        }
        int split = note.lastIndexOf("\n\n");
        if (split < 0 || !note.endsWith("\n") || split + 2 == note.length()) {
            throw new Malformed("not a signed note");
        }
        List<String> lines = note.substring(split + 2).lines().toList();
        if (lines.size() > MOST_SIGNATURES) {
            throw new Malformed("more than %d signatures".formatted(MOST_SIGNATURES));
        }
        requireNoControls(note);
        return new SignedNote(
                note.substring(0, split + 1),
                lines.stream().map(NoteSignature::parse).toList());
    }

    /** The same text with one more signature at the end. */
    public SignedNote with(NoteSignature signature) {
        var all = new ArrayList<>(signatures);
        all.add(signature);
        return new SignedNote(text, all);
    }

    /**
     * Those of these keys that have signed the text. Signatures of other keys are ignored; throws {@link NoteRejected}
     * if one that names a known key fails, or if none remains.
     */
    public Set<VerifierKey> verify(Collection<VerifierKey> known) {
        var signers = new LinkedHashSet<VerifierKey>();
        for (NoteSignature signature : signatures) {
            for (VerifierKey key : known) {
                if (!key.isNamedBy(signature)) {
                    continue;
                }
                if (!key.verifies(text, signature)) {
                    throw NoteRejected.wrong(key);
                }
                signers.add(key);
            }
        }
        if (signers.isEmpty()) {
            throw NoteRejected.unknown();
        }
        return signers;
    }

    /** The note itself, to be written as UTF-8. */
    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()).append('\n'));
        return note.toString();
    }

    private static void requireText(String text) {
        if (!text.endsWith("\n")) {
            throw new Malformed("the text of a note ends with a newline");
        }
        requireNoControls(text);
    }

    private static void requireNoControls(String text) {
        if (text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
            throw new Malformed("a control character");
        }
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new Malformed("half a surrogate pair");
        }
    }
}
