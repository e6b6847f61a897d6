package org.caseledger.api.web.uploads;

import org.apache.tika.Tika;
import org.caseledger.api.web.problems.InvalidInputException;

/** A file that was sent as evidence, whose contents are what its name says. */
public record EvidenceFile(String name, FileKind kind, byte[] bytes) {
    /** The largest file, in bytes. */
    public static final int LARGEST = 20 * 1024 * 1024;

    private static final int LONGEST_NAME = 120;
    private static final String ANYTHING = "application/octet-stream";
    private static final Tika TIKA = new Tika();

    /** The file; throws {@link InvalidInputException} at that field, with the reason, if it is rejected. */
    public static EvidenceFile of(String field, String name, byte[] bytes) {
        var plainName = plain(name);
        if (bytes.length == 0) {
            throw new InvalidInputException(field, "文件为空", "The file is empty");
        }
        var kind = FileKind.named(plainName)
                .orElseThrow(() -> new InvalidInputException(
                        field,
                        "不接受此类文件，可用：%s",
                        "Files of this type are not accepted. Accepted: %s",
                        FileKind.listed()));
        if (!holds(bytes, plainName, kind)) {
            throw isNotWhatItIsCalled(field, plainName);
        }
        return new EvidenceFile(plainName, kind, bytes);
    }

    static InvalidInputException isNotWhatItIsCalled(String field, String name) {
        return new InvalidInputException(
                field, "文件内容与名称“%s”不符", "The content of the file does not match its name “%s”", name);
    }

    // The first bytes alone must show some type, since a file of unknown type would pass as what its name claims;
    // together with the name they distinguish types that begin alike.
    private static boolean holds(byte[] bytes, String name, FileKind kind) {
        return !TIKA.detect(bytes).equals(ANYTHING)
                && TIKA.detect(bytes, name).equals(kind.mediaType())
                && (!kind.isOfficeDocument() || OfficeDocument.is(bytes, kind.mediaType()));
    }

    /** Its last part, without what no name has, and its end where it is too long. */
    public static String plain(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var printable = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        int tooMany = printable.codePointCount(0, printable.length()) - LONGEST_NAME;
        return tooMany <= 0 ? printable : printable.substring(printable.offsetByCodePoints(0, tooMany));
    }
}
