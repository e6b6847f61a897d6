package org.caseledger.api.templates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.events.TextOrigin;
import org.caseledger.events.office.TemplateKind;
import org.jspecify.annotations.Nullable;

/** A template with all its versions, the first one first; {@code retired} is when it was, and why. */
public record Template(
        int number,
        TemplateKind kind,
        List<Version> versions,
        @Nullable Ended retired) {
    /** A version of its text: since when, by whom it was written, and why. */
    public record Version(int version, String name, String text, Instant since, String by, String reason) {}

    /** Since when it is not offered any more. */
    public record Ended(Instant since, String by, String reason) {}

    static Template first(int number, TemplateKind kind, Version version) {
        return new Template(number, kind, List.of(version), null);
    }

    Template changed(Version next) {
        return new Template(
                number, kind, Stream.concat(versions.stream(), Stream.of(next)).toList(), retired);
    }

    Template ended(Ended end) {
        return new Template(number, kind, versions, end);
    }

    /** As it is, or was last. */
    public Version last() {
        return versions.get(versions.size() - 1);
    }

    /** As it was in that version. */
    public Optional<Version> version(int version) {
        return versions.stream().filter(one -> one.version() == version).findFirst();
    }

    /** By what an act names its last version. */
    public TextOrigin.Version reference() {
        return new TextOrigin.Version(number, last().version());
    }

    public boolean isOffered() {
        return retired == null;
    }
}
