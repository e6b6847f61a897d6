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
 * The list of the files of a case file or an archive package, each with its SHA-256 as {@code sha256sum} writes it, and
 * the log's signature of that list (C2SP signed-note), so that none of them can be exchanged.
 */
record Manifest(String head, Map<String, byte[]> digests) {
    static final String NAME = "manifest";

    /** No checkpoint begins like these: its second line is a number. */
    private static final String OF_CASE = "case-file-manifest\ncase %s\n";

    private static final String OF_PACKAGE = "archive-package-manifest\npackage %s\n";

    /** That of a case file. */
    static Manifest ofCase(UUID caseId) {
        return new Manifest(OF_CASE.formatted(caseId), new TreeMap<>());
    }

    /** That of an archive package of a name. */
    static Manifest ofPackage(String name) {
        return new Manifest(OF_PACKAGE.formatted(name), new TreeMap<>());
    }

    void add(String name, byte[] content) {
        digests.put(name, Sha256.of(content));
    }

    /** With the signature, or the list alone. */
    String note(Function<String, Optional<NoteSignature>> signature) {
        var text = new StringBuilder(head);
        digests.forEach((name, digest) -> text.append(HexFormat.of().formatHex(digest))
                .append("  ")
                .append(name)
                .append('\n'));
        String signed =
                signature.apply(text.toString()).map(line -> line.line() + "\n").orElse("");
        return text + "\n" + signed;
    }
}
