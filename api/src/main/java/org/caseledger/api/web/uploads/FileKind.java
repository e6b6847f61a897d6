package org.caseledger.api.web.uploads;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of files accepted as evidence: pictures, scans, recordings and documents without programs. */
public enum FileKind {
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic"),
    TIFF("image/tiff", "tif", "tiff"),
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    MP3("audio/mpeg", "mp3"),
    M4A("audio/mp4", "m4a"),
    WAV("audio/vnd.wave", "wav"),
    AMR("audio/amr", "amr"),
    MP4("video/mp4", "mp4"),
    MOV("video/quicktime", "mov");

    private final String mediaType;
    private final List<String> suffixes;

    FileKind(String mediaType, String... suffixes) {
        this.mediaType = mediaType;
        this.suffixes = List.of(suffixes);
    }

    /** The suffix that files of this kind are kept under. */
    public String suffix() {
        return suffixes.get(0);
    }

    String mediaType() {
        return mediaType;
    }

    boolean isOfficeDocument() {
        return this == DOCX || this == XLSX;
    }

    /** The kind that the name of a file tells. */
    static Optional<FileKind> named(String name) {
        var suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.suffixes.contains(suffix))
                .findFirst();
    }

    /** All suffixes as a file chooser takes them, such as {@code .jpg,.pdf}. */
    public static String accepted() {
        return suffixes(",", ".");
    }

    /** All suffixes, to be read. */
    static String listed() {
        return suffixes(", ", "");
    }

    private static String suffixes(String between, String before) {
        return Arrays.stream(values())
                .flatMap(kind -> kind.suffixes.stream())
                .map(suffix -> before + suffix)
                .collect(Collectors.joining(between));
    }
}
