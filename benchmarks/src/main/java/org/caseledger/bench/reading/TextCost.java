package org.caseledger.bench.reading;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.bench.CheckFailed;
import org.caseledger.events.CaseId;
import org.caseledger.vault.OfficialTexts;

/** What sealing and opening a text of an officer takes, case by case, ten texts in each. */
final class TextCost {
    private static final int CASES = 1_000;
    private static final int OF_A_CASE = 10;
    private static final String FIELD = "ComplaintReturned.reason";
    private static final String TEXT = "经营者住所地不属于本所辖区，建议转送实际经营地的市场监管所办理。";

    private final OfficialTexts texts;
    private final List<CaseId> cases;
    private List<String> sealed = List.of();

    TextCost(OfficialTexts texts, List<CaseId> cases) {
        this.texts = texts;
        this.cases = cases.subList(0, Math.min(CASES, cases.size()));
    }

    /** The microseconds of one that is sealed. */
    double sealing() {
        var all = new ArrayList<String>(cases.size() * OF_A_CASE);
        long begin = System.nanoTime();
        for (var caseId : cases) {
            for (int i = 0; i < OF_A_CASE; i++) {
                all.add(texts.seal(caseId, FIELD, TEXT));
            }
        }
        long took = System.nanoTime() - begin;
        sealed = all;
        return took / 1e3 / sealed.size();
    }

    /** The microseconds of one that was sealed last and is opened. */
    double opening() {
        long begin = System.nanoTime();
        for (var text : sealed) {
            CheckFailed.unless(texts.openJson(text).equals(TEXT), "%s did not open", text);
        }
        return (System.nanoTime() - begin) / 1e3 / sealed.size();
    }
}
