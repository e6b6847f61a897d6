package org.caseledger.api.pages;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people are called whom a page knows by their logins; asked for with the first of them. */
public final class Called {

    private final Supplier<Map<String, String>> names;
    private @Nullable Map<String, String> known;

    Called(Supplier<Map<String, String>> names) {
        this.names = names;
    }

    /** The name of a person; the login of somebody whom the office does not know, as migrated. */
    public String person(String login) {
        if (known == null) {
            known = names.get();
        }
        return known.getOrDefault(login, login);
    }
}
