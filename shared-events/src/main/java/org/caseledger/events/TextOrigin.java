package org.caseledger.events;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From which templates the text of an act started, and whether more of it was changed than what was left to fill in;
 * kept in the metadata of the event.
 */
public record TextOrigin(List<Version> templates, boolean changed) {
    /** The key of the templates in the metadata. */
    public static final String TEMPLATES = "templates";

    /** The key of whether more was changed in the metadata. */
    public static final String CHANGED = "textChanged";

    /** A template as it was then. */
    public record Version(int template, int version) {
        /** Reads what {@link #toString} writes; empty for anything else. */
        public static Optional<Version> of(String text) {
            if (!text.matches("\\d{1,6}/\\d{1,6}")) {
                return Optional.empty();
            }
            var parts = text.split("/");
            return Optional.of(new Version(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
        }

        @Override
        public String toString() {
            return template + "/" + version;
        }
    }

    public TextOrigin {
        templates = List.copyOf(templates);
    }

    /** The origin as metadata of an event. */
    public Map<String, String> toMetadata() {
        return Map.of(
                TEMPLATES,
                String.join(" ", templates.stream().map(Version::toString).toList()),
                CHANGED,
                String.valueOf(changed));
    }

    /** The origin that the metadata of an event name; empty for a text of one's own. */
    public static Optional<TextOrigin> of(Map<String, String> metadata) {
        return Optional.ofNullable(metadata.get(TEMPLATES))
                .map(text -> new TextOrigin(
                        Arrays.stream(text.split(" "))
                                .flatMap(one -> Version.of(one).stream())
                                .toList(),
                        Boolean.parseBoolean(metadata.get(CHANGED))));
    }
}
