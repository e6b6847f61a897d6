package org.caseledger.api.web;

import java.util.Map;
import java.util.function.Supplier;
import org.caseledger.events.Actor;
import org.jspecify.annotations.Nullable;

/** What people are called whom a page knows by their logins; asked for with the first of them. */
public final class Called {

    private final Supplier<Map<String, String>> names;
    private final String ledger;
    private @Nullable Map<String, String> known;

    /** {@code ledger} is what does something by itself. */
    Called(Supplier<Map<String, String>> names, String ledger) {
        this.names = names;
        this.ledger = ledger;
    }

    /** The name of a person; the login of somebody whom the office does not know, as migrated. */
    public String person(String login) {
        if (Actor.SYSTEM.person().equals(login)) {
            return ledger;
        }
        if (known == null) {
            known = names.get();
        }
        return known.getOrDefault(login, login);
    }
}
