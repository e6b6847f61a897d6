package org.caseledger.api.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.caseledger.text.Labelled;
import org.caseledger.text.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The language of an answer: the one chosen on a page, otherwise the one that the browser or program accepts; Chinese
 * unless it is English.
 */
public final class RequestLanguage {
    /** The cookie that keeps what was chosen on a page. */
    public static final String COOKIE = "lang";

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    private RequestLanguage() {}

    /** The words in the language of the request that is being answered. */
    public static String choose(Labelled words) {
        return current().choose(words);
    }

    /** That of the request that is being answered. */
    public static Language current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes a
                ? of(a.getRequest())
                : Language.CHINESE;
    }

    /** That in which a request is answered. */
    public static Language of(HttpServletRequest request) {
        return isEnglish(request) ? Language.ENGLISH : Language.CHINESE;
    }

    private static boolean isEnglish(HttpServletRequest request) {
        var chosen = chosen(request);
        return chosen == null
                ? accepts(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : chosen.equals(Locale.ENGLISH.getLanguage());
    }

    private static @Nullable String chosen(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(cookie -> cookie.getValue())
                        .findFirst()
                        .orElse(null);
    }

    private static boolean accepts(@Nullable String languages) {
        if (languages == null || languages.isBlank()) {
            return false;
        }
        try {
            var ranges = Locale.LanguageRange.parse(languages);
            return Locale.ENGLISH.equals(Locale.lookup(ranges, SPOKEN));
        } catch (IllegalArgumentException e) {
            // What cannot be read asks for nothing.
            return false;
        }
    }
}
