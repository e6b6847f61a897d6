package org.caseledger.api.cli;

import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.text.Language;

/** The language of the terminal: Chinese, unless its locale says English. */
final class TerminalLanguage {
    private TerminalLanguage() {}

    static Language current() {
        return of(System.getenv());
    }

    static Language of(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> locale.startsWith("zh") || locale.startsWith("en"))
                .findFirst()
                .filter(locale -> locale.startsWith("en"))
                .map(locale -> Language.ENGLISH)
                .orElse(Language.CHINESE);
    }
}
