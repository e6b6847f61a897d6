package org.caseledger.api.office;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseledger.api.web.problems.InvalidInputException;

/**
 * The login names of new people: plain letters, so that none has an invisible or foreign character; not reserved; and
 * not easily mistaken for an existing one.
 */
public final class UserNames {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,50}");

    /** The ledger itself, generic names, and words of our addresses; compared by their look. */
    private static final Set<String> RESERVED = Set.of(
            "system",
            "ledger",
            "caseledger",
            "root",
            "anonymous",
            "anonymoususer",
            "nobody",
            "null",
            "undefined",
            "new",
            "sheet",
            "me");

    private UserNames() {}

    /** What is wrong with the login name of a new person, compared with the existing ones. */
    public static Optional<InvalidInputException.Field> mistake(
            String field, String username, Collection<String> others) {
        if (!PLAIN.matcher(username).matches() || look(username).isEmpty()) {
            return Optional.of(new InvalidInputException.Field(
                    field, "只能用字母、数字、点和横线（英文，最多50个）", "may contain only letters, digits, dots and dashes, at most 50"));
        }
        var look = look(username);
        if (RESERVED.stream().map(UserNames::look).anyMatch(look::equals)) {
            return Optional.of(new InvalidInputException.Field(field, "为系统保留，请换一个", "is reserved"));
        }
        return others.stream()
                .filter(other -> !other.equals(username) && look(other).equals(look))
                .findFirst()
                .map(other -> new InvalidInputException.Field(
                        field, "与已有登录名“%s”容易混淆，请换一个", "looks like the login name “%s”; choose another one", other));
    }

    /** What a name looks like at a glance: in small letters, and those alike are one. */
    private static String look(String username) {
        return username.toLowerCase(Locale.ROOT)
                .replaceAll("[._-]", "")
                .replace('0', 'o')
                .replaceAll("[1i]", "l")
                .replace('5', 's')
                .replace("rn", "m")
                .replace("vv", "w")
                .replace("cl", "d");
    }
}
