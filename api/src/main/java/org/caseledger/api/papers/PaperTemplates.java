package org.caseledger.api.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.caseledger.events.complaint.PaperKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The template of each paper: that of the office, where its folder has a file of this name, or the built-in one. All
 * are read at the start, which a mistake in one of them stops.
 */
@Component
public class PaperTemplates {
    private final Map<PaperKind, PaperTemplate> templates = new EnumMap<>(PaperKind.class);

    PaperTemplates(@Value("${caseledger.papers.templates}") String folder) {
        for (var kind : PaperKind.values()) {
            var name = nameOf(kind);
            var own = own(folder, name);
            templates.put(
                    kind, PaperTemplate.of(own.map(Path::toString).orElse(name), text(folder, name), PaperFacts.NAMES));
        }
    }

    /** The file of a kind, such as {@code F5-acceptance.txt}. */
    static String nameOf(PaperKind kind) {
        var name = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return (kind.form() == null ? name : kind.form() + "-" + name) + ".txt";
    }

    /** The text of a file: that of the office in its folder, or the built-in one. */
    public static String text(String folder, String name) {
        return own(folder, name).map(PaperTemplates::read).orElseGet(() -> builtIn(name));
    }

    private static Optional<Path> own(String folder, String name) {
        return folder.isBlank()
                ? Optional.empty()
                : Optional.of(Path.of(folder, name)).filter(Files::exists);
    }

    PaperTemplate of(PaperKind kind) {
        return templates.get(kind);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + file + " cannot be read", e);
        }
    }

    private static String builtIn(String name) {
        try (var stream = PaperTemplates.class.getResourceAsStream("/papers/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("There is no template " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
