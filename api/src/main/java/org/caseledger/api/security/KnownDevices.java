package org.caseledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.vault.Vault;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The browsers that a person has logged in with, each known by a cookie that only the holder of the master key can
 * make. It opens nothing: it keeps the attempts of others apart from those made here.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class KnownDevices {
    private static final String COOKIE = "device";
    private static final Duration KEPT = Duration.ofDays(180);

    private final Vault vault;

    /** The id of the device that this person has logged in with before, if it is one. */
    Optional<String> of(String username, HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || !vault.isOpen()) {
            return Optional.empty();
        }
        var id = cookie.getValue().split("\\.", 2)[0];
        var expected = value(id, username).getBytes(UTF_8);
        return MessageDigest.isEqual(expected, cookie.getValue().getBytes(UTF_8)) ? Optional.of(id) : Optional.empty();
    }

    /** Remembers the browser of whoever has just logged in. */
    void remember(String username, HttpServletRequest request, HttpServletResponse response) {
        if (!vault.isOpen() || of(username, request).isPresent()) {
            return;
        }
        var value = value(TimeOrderedId.next().toString(), username);
        Cookies.set(COOKIE, value, "/", KEPT, request, response);
    }

    private String value(String id, String username) {
        return id + "." + vault.code("device", id + " " + username);
    }
}
