package org.caseledger.events.complaint;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The respondent as an event names it: {@code shown} is what lists show, the name of a business or the masked name of a
 * natural person, and {@code person} is that person's whole name; {@code details} is what was stated besides, if
 * anything was.
 */
public record NamedRespondent(
        @Nullable String shown,
        @Nullable String person,
        @Nullable RespondentDetails details) {
    /** An unknown respondent. */
    public static final NamedRespondent NOBODY = new NamedRespondent(null, null, null);

    private static final String MASK = "**";

    /** By a name as stated; without a kind, the name of a business. */
    public static NamedRespondent of(@Nullable String name, @Nullable RespondentKind kind) {
        return of(name, kind, null);
    }

    /** The same, with what was stated besides the name. */
    public static NamedRespondent of(
            @Nullable String name, @Nullable RespondentKind kind, @Nullable RespondentDetails details) {
        boolean person = name != null && kind == RespondentKind.PERSON;
        var own = details == null ? null : details.as(person);
        var told = own == null || own.isEmpty() ? null : own;
        return person ? new NamedRespondent(masked(name), name, told) : new NamedRespondent(name, null, told);
    }

    /** The whole name. */
    public @Nullable String name() {
        return person == null ? shown : person;
    }

    /** Whether the other one has the same name, and is of the same kind. */
    public boolean hasNameOf(NamedRespondent other) {
        return Objects.equals(shown, other.shown) && Objects.equals(person, other.person);
    }

    /** Of what kind; null for an unknown respondent. */
    public @Nullable RespondentKind kind() {
        if (person != null) {
            return RespondentKind.PERSON;
        }
        return shown == null ? null : RespondentKind.BUSINESS;
    }

    /** Whether a name that a list shows is a masked one, which many people share. */
    public static boolean isMasked(@Nullable String shown) {
        return shown != null && shown.endsWith(MASK);
    }

    /** The first character, and the same mask for each, so that it does not tell how many follow. */
    private static String masked(String name) {
        return Character.toString(name.codePointAt(0)) + MASK;
    }
}
