package org.caseledger.api.web.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.vault.Vault;
import org.caseledger.vault.VaultLocked;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** How something was sent that is to be recorded: under which key, on which version of a case. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class Requests {
    private static final String KEY = "Idempotency-Key";

    // A list of entity tags, in which some may be empty (RFC 9110 5.6.1, 8.8.3).
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");
    private static final Pattern TAGS = Pattern.compile("[, \t]*%1$s(?:[ \t]*,[, \t]*%1$s)*[, \t]*".formatted(TAG));
    private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

    // A string of a structured field (RFC 9651 3.3.3).
    private static final Pattern QUOTED = Pattern.compile("\"((?:[\\x20\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private final Vault vault;

    /** The request; throws {@link VaultLocked} while nothing can be recorded. */
    public Request of(HttpServletRequest http, byte[] body, LoggedIn person) {
        // The same signed for a leader is another request.
        var behalf = http.getHeader(Signatories.HEADER);
        return of(
                behalf == null ? http.getRequestURI() : http.getRequestURI() + "\n" + behalf,
                body,
                person,
                key(http),
                versions(http));
    }

    /**
     * A request to an address, once under each {@code key}, for the {@code version} that the sender has seen; throws
     * {@link VaultLocked} while nothing can be recorded.
     */
    public Request of(String sentTo, byte[] body, LoggedIn person, @Nullable String key, @Nullable Long version) {
        return of(sentTo, body, person, key, version == null ? null : Set.of(version));
    }

    private Request of(
            String sentTo, byte[] body, LoggedIn person, @Nullable String key, @Nullable Set<Long> versions) {
        if (!vault.isOpen()) {
            throw new VaultLocked();
        }
        if (key == null) {
            return new Request(RequestId.random(), null, versions);
        }
        if (key.isBlank() || key.length() > 200) {
            throw new InvalidInputException(KEY, "应为1至200个字符", "must be 1 to 200 characters long");
        }
        var address = (sentTo + "\n").getBytes(StandardCharsets.UTF_8);
        var content = new byte[address.length + body.length];
        System.arraycopy(address, 0, content, 0, address.length);
        System.arraycopy(body, 0, content, address.length, body.length);
        return new Request(RequestId.named(person.getUsername(), key), vault.fingerprint(content), versions);
    }

    /** How an answer names its version, so that a request can name it in {@code If-Match}. */
    public static String eTag(long version) {
        return "\"" + version + "\"";
    }

    /** With quotes as a structured field has it, or without: the same key. */
    private static @Nullable String key(HttpServletRequest http) {
        var sent = Collections.list(http.getHeaders(KEY));
        if (sent.isEmpty()) {
            return null;
        }
        var value = String.join(",", sent).strip();
        var quoted = QUOTED.matcher(value);
        if (quoted.matches()) {
            return ESCAPED.matcher(quoted.group(1)).replaceAll("$1");
        }
        if (sent.size() > 1 || value.indexOf('"') >= 0) {
            throw new InvalidInputException(
                    KEY,
                    "应只有一个，整体加引号或不加引号，如 \"2026-000123\"",
                    "must be a single one, wholly in quotes or without any, like \"2026-000123\"");
        }
        return value;
    }

    /** Null for any; of a list those that are versions, since only these can be the current one. */
    private static @Nullable Set<Long> versions(HttpServletRequest http) {
        var sent = Collections.list(http.getHeaders(HttpHeaders.IF_MATCH));
        var value = String.join(",", sent).strip();
        if (sent.isEmpty() || value.equals("*")) {
            return null;
        }
        if (!TAGS.matcher(value).matches()) {
            throw new InvalidInputException(
                    HttpHeaders.IF_MATCH,
                    "应为投诉件的版本，如 \"3\"；多个以逗号分隔",
                    "must be the version of the case, like \"3\", or several with commas between");
        }
        // The comparison is strong (RFC 9110 13.1.1): a weak tag is never that of the case.
        return TAG.matcher(value)
                .results()
                .map(MatchResult::group)
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(version -> Long.valueOf(version.group(1)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
