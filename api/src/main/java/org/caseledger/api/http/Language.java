package org.caseledger.api.http;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The language that the caller asked for by Accept-Language: Chinese unless it is English. */
final class Language {

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    private Language() {}

    static String choose(String zh, String en) {
        return isEnglish() ? en : zh;
    }

    private static boolean isEnglish() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes a)) {
            return false;
        }
        var asked = a.getRequest().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (asked == null || asked.isBlank()) {
            return false;
        }
        try {
            var ranges = Locale.LanguageRange.parse(asked);
            return Locale.ENGLISH.equals(Locale.lookup(ranges, SPOKEN));
        } catch (IllegalArgumentException e) {
            // What cannot be read asks for nothing.
            return false;
        }
    }
}
