package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** What kind of respondent a complaint is about: a person's name is sealed, a business's is not. */
public enum RespondentKind implements Labelled {
    BUSINESS("经营者", "business"),
    PERSON("自然人", "natural person");

    private final Text text;

    RespondentKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
