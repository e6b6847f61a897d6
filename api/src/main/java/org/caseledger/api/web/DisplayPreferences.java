package org.caseledger.api.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Display preferences of a person.
 *
 * @param type the size of type: {@code off}, {@code on} (125 %) or {@code extra} (150 %)
 * @param contrast whether the contrast is the highest possible
 * @param dark whether type is light on a dark ground
 */
public record DisplayPreferences(String type, boolean contrast, boolean dark) {
    static final String LARGE = "large";
    static final String CONTRAST = "contrast";
    static final String DARK = "dark";
    static final String ON = "on";
    static final String OFF = "off";
    static final String EXTRA = "extra";

    /** What can be chosen, and the values of each; a cookie of the same name keeps it. */
    static final Map<String, Set<String>> CHOICES = Map.of(
            LARGE, Set.of(OFF, ON, EXTRA),
            CONTRAST, Set.of(OFF, ON),
            DARK, Set.of(OFF, ON));

    static DisplayPreferences of(HttpServletRequest request) {
        return new DisplayPreferences(
                chosen(request, LARGE),
                chosen(request, CONTRAST).equals(ON),
                chosen(request, DARK).equals(ON));
    }

    private static String chosen(HttpServletRequest request, String choice) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(choice))
                .map(Cookie::getValue)
                .filter(CHOICES.get(choice)::contains)
                .findFirst()
                .orElse(OFF);
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
        var size = type.equals(ON) ? "large" : type.equals(EXTRA) ? "extra" : "";
        return Stream.of(size, contrast ? CONTRAST : "", dark ? DARK : "")
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
