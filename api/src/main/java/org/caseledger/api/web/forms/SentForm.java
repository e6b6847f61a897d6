package org.caseledger.api.web.forms;

import java.util.List;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What somebody typed into a form of these fields, and the address it was sent to. */
public record SentForm(
        String address,
        List<FormField> fields,
        MultiValueMap<String, String> typed,
        LoggedIn person) {

    /** Under which it is done once, however often it is sent. */
    @Nullable String key() {
        return typed.getFirst("key");
    }

    /** What of it the sender has seen, where that matters. */
    @Nullable Long version() {
        var text = typed.getFirst("version");
        if (text == null) {
            return null;
        } else if (!text.matches("\\d{1,18}")) {
            throw new InvalidInputException("version", "应为数字", "must be a number");
        }
        return Long.valueOf(text);
    }
}
