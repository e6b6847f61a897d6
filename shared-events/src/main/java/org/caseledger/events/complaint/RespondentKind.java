package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What kind of respondent a complaint is about: a person's name is sealed, a business's is not. */
@Getter
@RequiredArgsConstructor
public enum RespondentKind implements Bilingual {
    BUSINESS("经营者", "business"),
    PERSON("自然人", "natural person");

    private final String zh;
    private final String en;
}
