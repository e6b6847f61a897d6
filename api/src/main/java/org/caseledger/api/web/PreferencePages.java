package org.caseledger.api.web;

import java.time.Duration;
import java.util.Set;
import org.caseledger.api.security.SafeRedirect;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Choosing the language and the look of pages; kept by the browser for a year. */
@PageController
class PreferencePages {
    private static final Duration KEPT = Duration.ofDays(365);
    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    @PostMapping("/look")
    ResponseEntity<Void> choose(
            @RequestParam String choice, @RequestParam String value, @RequestParam(defaultValue = "/") String back) {
        var values = choice.equals(RequestLanguage.COOKIE)
                ? LANGUAGES
                : DisplayPreferences.CHOICES.getOrDefault(choice, Set.of());
        NotFoundException.unless(values.contains(value));
        var cookie = ResponseCookie.from(choice, value)
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, SafeRedirect.orBeginning(back))
                .build();
    }
}
