package org.caseledger.api.cli;

import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.text.Labelled;

/** The language of the terminal: Chinese, unless its locale says English. */
enum Language {
    CHINESE,
    ENGLISH;

    static Language of(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> locale.startsWith("zh") || locale.startsWith("en"))
                .findFirst()
                .map(locale -> locale.startsWith("en") ? ENGLISH : CHINESE)
                .orElse(CHINESE);
    }

    static Language ofTerminal() {
        return of(System.getenv());
    }

    String choose(String zh, String en) {
        return this == ENGLISH ? en : zh;
    }

    String say(Labelled words) {
        return choose(words.zh(), words.en());
    }
}
