package org.caseledger.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The references in the payload of an event: sealed texts, and files by their SHA-256. {@code Verify.java} looks for
 * the same.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class PayloadParts {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern OFFICIAL =
            Pattern.compile("⟦1:[A-Za-z0-9_-]{22}:([A-Za-z0-9._-]{1,100}):([A-Za-z0-9_-]{43}):[A-Za-z0-9_-]*⟧");
    private static final Pattern PERSONAL =
            Pattern.compile("([A-Z][A-Za-z]{1,60}\\.[A-Za-z]{1,60}):(?:([A-Za-z0-9_-]{43}):)?[A-Za-z0-9+/]{40,}={0,2}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final String event;
    /** The sealed texts, in their order, as often as they stand there. */
    @Getter
    private final List<SealedText> sealed = new ArrayList<>();
    /** The files, in their order. */
    @Getter
    private final List<NamedFile> files = new ArrayList<>();

    /** Those of the payload of an event such as {@code events/000003}. */
    static PayloadParts of(String event, String payload) {
        var parts = new PayloadParts(event);
        parts.look("", JSON.readTree(payload));
        return parts;
    }

    private void look(String name, JsonNode node) {
        if (node.isString()) {
            text(name, node.stringValue());
        } else if (node.isObject() && name.equals("files")) {
            node.properties().forEach(file -> file(file.getValue(), file.getKey()));
        } else if (node.isObject()) {
            node.properties().forEach(member -> look(member.getKey(), member.getValue()));
        } else {
            node.forEach(element -> look(name, element));
        }
    }

    private void file(JsonNode digest, @Nullable String format) {
        if (digest.isString() && SHA256.matcher(digest.stringValue()).matches()) {
            files.add(new NamedFile(digest.stringValue(), event, format));
        }
    }

    private void text(String name, String text) {
        if ((name.equals("sha256") || name.equals("paper"))
                && SHA256.matcher(text).matches()) {
            files.add(new NamedFile(text, event, null));
        }
        var personal = PERSONAL.matcher(text);
        if (personal.matches()) {
            sealed.add(new SealedText(personal.group(1), personal.group(2), text));
        }
        var official = OFFICIAL.matcher(text);
        while (official.find()) {
            sealed.add(new SealedText(official.group(1), official.group(2), official.group()));
        }
    }
}
