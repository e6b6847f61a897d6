package org.caseledger.api.web.forms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The values typed into a form of these fields, and the address it was sent to. */
public record SentForm(String address, List<FormField> fields, MultiValueMap<String, String> typed, LoggedIn person) {
    private static final Set<String> OF_EACH_SENDING = Set.of("_csrf", "key", "version");

    /**
     * What makes a form the same that was sent before: what was typed, since read a second later “just now” is another
     * time.
     */
    public byte[] asTyped() {
        var same = new TreeMap<>(typed);
        same.keySet().removeAll(OF_EACH_SENDING);
        return same.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Under which it is done once, however often it is sent. */
    public @Nullable String key() {
        return typed.getFirst("key");
    }

    /** The version of the case that the sender has seen, where that matters. */
    @Nullable
    Long version() {
        var text = typed.getFirst("version");
        if (text == null) {
            return null;
        } else if (!text.matches("\\d{1,18}")) {
            throw new InvalidInputException("version", "应为数字", "must be a number");
        }
        return Long.valueOf(text);
    }
}
