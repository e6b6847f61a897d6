package org.caseledger.casefile;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.NoteSignature;

/**
 * The list of the files of a case file, each with its SHA-256 as {@code sha256sum} writes it, and
 * the log's signature of that list (C2SP signed-note), so that none of them can be exchanged.
 */
record Manifest(UUID caseId, Map<String, byte[]> digests) {

    static final String NAME = "manifest";

    /** No checkpoint begins like this: its second line is a number. */
    private static final String KIND = "case-file-manifest";

    Manifest(UUID caseId) {
        this(caseId, new TreeMap<>());
    }

    void add(String name, byte[] content) {
        digests.put(name, Sha256.of(content));
    }

    /** With the signature, or the list alone. */
    String note(Function<String, Optional<NoteSignature>> signature) {
        var text = new StringBuilder("%s\ncase %s\n".formatted(KIND, caseId));
        digests.forEach(
                (name, digest) ->
                        text.append(HexFormat.of().formatHex(digest))
                                .append("  ")
                                .append(name)
                                .append('\n'));
        String signed = signature.apply(text.toString()).map(line -> line.line() + "\n").orElse("");
        return text + "\n" + signed;
    }
}
