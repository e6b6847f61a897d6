package org.caseledger.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.text.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** Pages speak the language that everything else speaks. */
@Component("localeResolver")
class ChosenLanguage implements LocaleResolver {
    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return RequestLanguage.of(request) == Language.ENGLISH ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen at /look");
    }
}
