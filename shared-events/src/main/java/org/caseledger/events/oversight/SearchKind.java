package org.caseledger.events.oversight;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** How cases are looked for. */
public enum SearchKind implements Labelled {
    WORDS("检索", "Search by words"),
    CANDIDATES("查找可能重复的件", "Look-up of possible duplicates"),
    SIGNS("查找第十七条判断因素涉及的件", "Look-up of cases behind the factors of article 17");

    private final Text text;

    SearchKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    @Override
    public Text text() {
        return text;
    }
}
