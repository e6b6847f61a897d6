package org.caseledger.query.process;

import java.util.List;
import lombok.Getter;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** How a case left the way that its procedure lays out, as P9 and P2 do. */
@Getter
public enum Deviation implements Labelled {
    CLASSIFICATION_SKIPPED(List.of("P2.11", "P4.11", "P5.08", "P6.06"), "未分类即分派", "assigned without classification"),
    SIGN_OFF_SKIPPED("P9.03", "首次分派前未经签阅", "first assigned without a sign-off"),
    DECISION_SKIPPED("P9.06", "未作受理决定即回复", "replied to without a decision on acceptance"),
    PLAN_INCOMPLETE(
            "P7.09", "处理意见缺处理方式、时限或责任人", "a handling opinion without the method, the time or who is responsible"),
    OPINION_SKIPPED(List.of("P6.09", "P4.15", "P7.08"), "未提出处理意见即回复", "replied to without a handling opinion"),
    OPINION_NOT_REVIEWED("P6.10", "处理意见未经审核同意即回复", "replied to without approval of the handling opinion"),
    ON_SITE_SKIPPED(List.of("P9.14", "P1.13"), "须出现场而未出现场即回复", "replied to without the on-site investigation"),
    APPROVALS_SKIPPED("P9.12", "未经批准、法制审核即回复", "replied to without approval and legal review"),
    FOLLOW_UP_SKIPPED(List.of("P2.21", "P3.19", "P4.17", "P7.14"), "回复后未回访即归档", "archived without a follow-up");

    /** The clauses that ask for what was skipped, each of another procedure. */
    private final List<String> clauses;

    private final Text text;

    Deviation(String clause, String zh, String en) {
        this(List.of(clause), zh, en);
    }

    Deviation(List<String> clauses, String zh, String en) {
        this.clauses = clauses;
        this.text = new Text(zh, en);
    }
}
