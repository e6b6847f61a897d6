package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.List;
import java.util.Set;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.NamedCategory;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** How grave a case is, or is proposed to be, in words. */
final class ClassifyingWords {

    private ClassifyingWords() {}

    static Text classified(ComplaintClassified e) {
        return format("分类为", "Classified as ")
                .and(facts(
                        e.category(),
                        e.problem(),
                        e.severity(),
                        e.difficulty(),
                        e.opinionLevel(),
                        e.line(),
                        e.flags()));
    }

    static Text proposed(LoweringProposed e) {
        return format("第%s次提请降级", "Downgrade %s proposed", e.proposal())
                .andIfPresent("，性质改为%s", ", kind to be %s", e.kind())
                .andIfPresent("，渠道改为%s", ", channel to be %s", e.channel())
                .and("，分类为", ", to be classified as ")
                .and(facts(
                        e.category(), e.problem(), e.severity(), e.difficulty(), e.opinionLevel(), e.line(), e.flags()))
                .and(format("，理由：%s", ", reason: %s", e.reason()));
    }

    private static Text facts(
            List<String> category,
            @Nullable NamedCategory problem,
            Severity severity,
            Difficulty difficulty,
            OpinionLevel level,
            @Nullable LineOfBusiness line,
            Set<Flag> flags) {
        return format(
                        "%s：严重程度 %s，难易程度 %s，舆情等级 %s",
                        "%s: severity %s, difficulty %s, opinion level %s",
                        Text.list(category),
                        severity,
                        difficulty,
                        level)
                .andIfPresent("，问题性质 %s", ", problem %s", problem == null ? null : Text.list(problem.names()))
                .andIfPresent("，业务条线 %s", ", line of business %s", line)
                .andIfPresent("，标识：%s", ", flags: %s", flags.isEmpty() ? null : Words.list(flags));
    }
}
