package org.caseledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * Where a login leads to: the page of ours that was asked for without one, or that asked for a part of itself, in a
 * short-lived cookie. Nothing of the request is kept here.
 */
public final class ReturnAddress implements RequestCache {
    private static final String COOKIE = "return-to";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int LONGEST = 1_000;

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        var part = ClientKind.isPartOfPage(request);
        var address = part ? SafeRedirect.sentFrom(request) : SafeRedirect.asked(request);
        if (HttpMethod.GET.matches(request.getMethod())
                && (part || ClientKind.navigates(request))
                && address.length() <= LONGEST) {
            var encoded = Base64.getUrlEncoder().withoutPadding();
            var value = encoded.encodeToString(address.getBytes(UTF_8));
            Cookies.set(COOKIE, value, "/", KEPT, request, response);
        }
    }

    /** The address that was kept, which is forgotten with this. */
    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return null;
        }
        removeRequest(request, response);
        return new SimpleSavedRequest(SafeRedirect.orBeginning(decoded(cookie.getValue())));
    }

    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        Cookies.set(COOKIE, "", "/", Duration.ZERO, request, response);
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), UTF_8);
        } catch (IllegalArgumentException e) {
            // What cannot be read is not ours.
            return "";
        }
    }
}
