package org.caseledger.api.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How somebody wants pages to look: larger type, higher contrast. */
public record DisplayPreferences(boolean large, boolean contrast) {

    static final String LARGE = "large";
    static final String CONTRAST = "contrast";
    static final String ON = "on";

    static DisplayPreferences of(HttpServletRequest request) {
        var cookies = request.getCookies();
        var on =
                cookies == null
                        ? Set.<String>of()
                        : Arrays.stream(cookies)
                                .filter(cookie -> ON.equals(cookie.getValue()))
                                .map(Cookie::getName)
                                .collect(Collectors.toSet());
        return new DisplayPreferences(on.contains(LARGE), on.contains(CONTRAST));
    }

    /** Where a choice leads back to: a page can be asked for again, what was sent cannot. */
    static String leadsBackTo(String method, String path, @Nullable String query) {
        if (!method.equals("GET")) {
            return "/";
        }
        return path + (query == null ? "" : "?" + query);
    }

    /** The classes of the page that it makes. */
    public String classes() {
        return (large ? "large " : "") + (contrast ? "contrast" : "");
    }
}
