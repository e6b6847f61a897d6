package org.caseledger.api.http;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/** The language that the caller asked for: Chinese unless it is English. */
final class Language {

    private Language() {}

    static boolean isEnglish() {
        return Locale.ENGLISH
                .getLanguage()
                .equals(LocaleContextHolder.getLocale().getLanguage());
    }

    static String choose(String zh, String en) {
        return isEnglish() ? en : zh;
    }
}
