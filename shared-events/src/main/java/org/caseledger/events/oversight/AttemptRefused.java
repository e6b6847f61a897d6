package org.caseledger.events.oversight;

import java.util.List;
import org.caseledger.events.BesideCase;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** An attempt was refused by a rule and had no effect. */
@EventType("AttemptRefused")
@Says(
        zh = "“{attempted|command}”未通过：{text}（{clause|clause}）",
        en = "Refused: “{attempted|command}”. {text} ({clause|clause})")
public record AttemptRefused(
        @Nullable CaseId caseId,
        String attempted,
        String rule,
        String clause,
        String zh,
        String en,
        @Nullable ComplaintState state,
        List<String> allowedNow)
        implements OversightEvent, BesideCase, Labelled {
    @Override
    public Text text() {
        return new Text(zh, en);
    }
}
