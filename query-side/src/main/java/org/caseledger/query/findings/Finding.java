package org.caseledger.query.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lombok.With;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.query.SecretNow;
import org.caseledger.query.views.Recorded;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something in a case that does not keep to the procedure: {@code position} is the event that established it and, with
 * the rule, its identity; {@code positions} are all events it rests on; {@code at} is when it came about, {@code unit}
 * answers for it (null: the complaint center); {@code history} is one of an imported history, from before the case was
 * here.
 */
@With
public record Finding(
        long position,
        FindingRule rule,
        String clause,
        FindingSeverity severity,
        CaseId caseId,
        String number,
        List<Long> positions,
        Instant at,
        @Nullable String person,
        @Nullable UnitId unit,
        String zh,
        String en,
        List<Answered> answers,
        boolean history)
        implements Labelled {
    static Finding of(FindingRule rule, Found found, About about, Recorded recorded) {
        var positions = new ArrayList<>(found.earlier());
        positions.add(recorded.position());
        var occurredAt = recorded.event() instanceof ComplaintEvent e ? e.occurredAt() : recorded.recordedAt();
        return new Finding(
                recorded.position(),
                rule,
                found.clause() == null ? rule.clauseUnder(about.procedure()) : found.clause(),
                rule.severity(),
                recorded.caseId(),
                about.number(),
                List.copyOf(positions),
                occurredAt == null ? recorded.recordedAt() : occurredAt,
                found.person(),
                found.unit(),
                found.words().zh(),
                found.words().en(),
                List.of(),
                about.isHistory(recorded));
    }

    @Override
    public Text text() {
        return new Text(zh, en);
    }

    /** Whether an answer is to this finding. */
    boolean isMeantBy(FindingAnswered answered) {
        return answered.position() == position && answered.rule().equals(rule.name());
    }

    Finding answered(FindingAnswered e, Recorded recorded) {
        var all = new ArrayList<>(answers);
        all.add(new Answered(
                recorded.position(),
                e.answer(),
                e.note(),
                recorded.actor().person(),
                recorded.actor().name(),
                recorded.recordedAt()));
        return withAnswers(List.copyOf(all));
    }

    /** The same without free text, for people whom a secret case does not name (P7.20). */
    public Finding withheld() {
        var answered = withAnswers(answers.stream().map(Answered::withheld).toList());
        return rule.tellsWhatWasWritten()
                ? answered.withZh(SecretNow.WITHHELD.zh()).withEn(SecretNow.WITHHELD.en())
                : answered;
    }

    /** The last answer to it; null while there is none. */
    @Nullable
    Answered lastAnswer() {
        return answers.isEmpty() ? null : answers.get(answers.size() - 1);
    }
}
