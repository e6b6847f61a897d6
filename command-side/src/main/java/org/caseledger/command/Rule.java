package org.caseledger.command;

import java.text.MessageFormat;

/** A rule that no command may break, with the clause it comes from. */
public enum Rule {
    ROLE("P9.12", "“{0}”由{2}办理，不由{1}办理", "This is for {2}, not for {1}: {0}"),
    OWN_UNIT("P9.04", "案件不在您的单位（{0}）承办", "The case is not with your unit ({0})"),
    STATE("P9.02", "案件{1}，不能“{0}”", "A case that is {1} does not allow this: {0}"),
    KIND("P9.01", "“{0}”不适用于{1}件", "This does not apply to a case of kind {1}: {0}"),
    BEGUN_ONCE("P1.13", "已办理过，不能再次“{0}”", "This was done before and cannot be done again: {0}"),
    SIGN_OFF_BEFORE_ASSIGNMENT(
            "P9.03", "首次分派前须经局领导签阅", "A first assignment needs a bureau leader’s sign-off"),
    REASON_FOR_ANOTHER_UNIT(
            "P9.03",
            "分派单位与签阅单位（{0}）不同，须说明理由",
            "Assigning to another unit than the signed one ({0}) needs a reason"),
    NO_BOOMERANG(
            "P9.15",
            "{0}已退回此件，未经局领导在退回后再次签阅不得重新分派给该单位",
            "{0} has returned this case: it is assigned there again only after a leader signs off on"
                    + " that unit"),
    UNIT_KNOWN("P9.03", "没有单位“{0}”", "There is no unit {0}"),
    PERSON_OF_UNIT("P2.08", "“{0}”不是{1}的在职人员（须填登录名）", "Nobody of {1} logs in as “{0}”"),
    UNIT_HANDLES("P9.03", "{0}不承办{1}件", "{0} does not handle {1} cases"),
    ORDERED_APPROVALS(
            "P9.12", "须先经局领导批准，再交法规科复核", "A leader approves before the legal section reviews"),
    APPROVALS_BEFORE_REPLY(
            "P9.12",
            "此件的回复须经局领导批准、法规科复核，尚缺：{0}",
            "This reply needs approval and review first; missing: {0}"),
    SENT_AS_APPROVED(
            "P9.12",
            "发出的文本须与批准的文本完全一致",
            "The text that is sent must be the very text that was approved"),
    FOUR_EYES(
            "P9.12", "起草、批准、复核须由不同的人办理", "Drafting, approving and reviewing take different people"),
    DRAFT_WAITS("P9.12", "没有待批准的回复稿", "No draft waits for a decision"),
    SIGNED_DRAFT(
            "P9.12",
            "待批准的是第{0}稿，不是您所看的文本，请重新阅读",
            "Draft {0} is waiting, not the text that you read: read again"),
    DECIDED_ONCE("P9.12", "此稿已作过该级决定", "This level has already decided on this draft"),
    ON_SITE_BEFORE_REPLY(
            "P9.14",
            "此件须出现场，回复前须有现场调查记录",
            "This case needs an on-site investigation before a reply"),
    EVIDENCE_KEPT(
            "P9.14",
            "此件没有摘要为{0}的证据文件，请先上传",
            "No file of evidence with the digest {0} is kept of this case: upload it first"),
    OPINION_BEFORE_REPLY("P6.09", "回复前须先提出处理意见", "A handling opinion comes before the reply"),
    OPINION_REVIEWED(
            "P6.10",
            "处理意见须经投诉举报中心审核同意后方可回复",
            "The complaint center agrees to the handling opinion before the reply"),
    OPINION_WAITS("P6.10", "没有待审核的处理意见", "No handling opinion waits for a review"),
    SIGNED_OPINION(
            "P6.10",
            "待审核的是第{0}次处理意见，不是您所看的文本，请重新阅读",
            "Handling opinion {0} is waiting, not the text that you read: read again"),
    OPINION_SENT_BACK_WHY(
            "P6.10", "不同意处理意见须说明原因", "A handling opinion is sent back with a comment"),
    PLAN_COMPLETE(
            "P7.09", "处理方案须写明处理方式、处理时限和责任人", "A plan says how, by when, and who answers for it"),
    TOLD_WITH_REASON("P9.07", "须说明并告知理由", "The reason has to be given and told"),
    TOLD_IN_TIME(
            "P9.07",
            "告知时间不能在将来，也不能早于收到时间",
            "The time of telling is neither in the future nor before receipt"),
    NOT_IN_THE_FUTURE("P9.03", "发生时间不能在将来", "What happened cannot lie in the future"),
    NOT_BEFORE_RECEIPT(
            "P9.03", "发生时间不能早于收到投诉的时间（{0}）", "Nothing of a case happens before its receipt ({0})"),
    LATE_ENTRY_NEEDS_REASON(
            "P9.03", "补录24小时以前发生的事须说明原因", "An entry of more than 24 hours later needs a reason"),
    CLOCK_RUNS("P9.08", "“{0}”没有在计时", "The clock “{0}” is not running"),
    ANY_CLOCK_RUNS("P9.08", "此件没有未了的时限", "No clock of this case is open"),
    CLOCK_STANDS("P9.08", "“{0}”没有中止", "The clock “{0}” is not suspended"),
    EXTENDABLE("P9.08", "“{0}”不能延期", "The clock “{0}” cannot be extended"),
    PROMISE_IS_LATER(
            "P9.08",
            "承诺时间须晚于现在和原定时限",
            "A promised time lies after now and after the time that was due"),
    PROMISE_WITHIN_LIMIT("P9.08", "承诺时间最迟不得超过{0}", "The latest time that may be promised is {0}"),
    SUSPENDABLE("P9.08", "“{0}”不能中止", "The clock “{0}” cannot be suspended"),
    JOINED_ONCE("P4.22", "案件“{0}”已并入另一案件", "Case {0} is joined to another one already"),
    LEADS_OTHERS(
            "P4.22",
            "案件“{0}”有其他案件并入，须先撤销这些并案",
            "Other cases are joined to case {0}: these joins are undone first"),
    TIE_STANDS("P4.22", "没有这样的关联或并案可撤销：{0}", "There is no such link or join to undo: {0}"),
    URGING_IN_ORDER("P9.01", "“{0}”之前须先“{1}”", "Before {0} comes {1}"),
    URGING_WAITS("P9.01", "没有待答复的催办、督办或通报", "No such urging waits for an answer"),
    TIME_AHEAD("P9.01", "期限须晚于现在", "The time that is set lies ahead"),
    RECTIFICATION_OPEN(
            "P3.13",
            "没有这一项待完成的整改，或须写明是第几项；待完成的有：{0}",
            "No such rectification is open, or it has to be said which; open are: {0}"),
    RECTIFICATION_OR_COMPLETION(
            "P3.13",
            "责令整改写期限，完成整改写第几项",
            "An order sets a time, a completion names the order: not the other way round"),
    ACCOUNTABLE_NAMED(
            "P1.17", "须写明单位，或登录名，或姓名", "It is of a unit, of a login, or of a name, and says which"),
    CASE_KNOWN("P1.17", "没有案件“{0}”", "There is no case {0}"),
    ACCOUNTABILITY_STANDS(
            "P1.17",
            "没有这一项未撤销的表彰、通报或追责，或须写明是第几项；未撤销的有：{0}",
            "No such commendation, criticism or inquiry stands, or it has to be said which; those"
                    + " that stand: {0}"),
    WITHDRAWN_ONCE("P1.17", "此项已撤销", "This has been taken back already"),
    PERIOD_OVER("P1.16", "检查期间须已结束", "The period of an inspection is over"),
    ASKED_BY_A_TIME("P1.16", "有答复期限须写明要求", "A time to answer by goes with what is asked"),
    SHEET_WAITS("P1.16", "检查表没有待签批", "The inspection sheet does not wait for a sign-off"),
    SHEET_CLOSED("P1.16", "检查表已签批，不能再改", "The inspection sheet is signed off and does not change"),
    SIGNED_SHEET(
            "P1.16",
            "检查表已有变化，不是您所看的内容，请重新阅读",
            "The inspection sheet has changed since you read it: read it again"),
    ANSWER_AWAITED(
            "P1.16",
            "被检查单位可在{0}前答复，答复或期满后再签批",
            "The unit may answer until {0}: it is signed after the answer or that time"),
    ANOTHER_CASE("P4.22", "没有另一个案件“{0}”", "There is no other case {0}"),
    ONE_CORRECTION("P9.03", "一次更正一项，不多不少", "A correction is of exactly one field"),
    SOMETHING_CHANGES("P9.03", "更正前后内容相同", "A correction changes something"),
    GAPS_EXPLAINED("P9.04", "卷宗所缺的材料须说明原因：{0}", "What the dossier lacks needs a reason: {0}"),
    PARTS_EXIST("P9.04", "案件中没有这些材料的记录：{0}", "The case has no record of: {0}"),
    SEALED_TO_THIS_ROLE(
            "P1.08", "{0}无权打开此件的密封内容", "What is sealed in this case is not for {0} to open"),
    SECRET_FOR_NAMED_PEOPLE(
            "P7.20",
            "此件涉及{0}，仅限指定人员知悉和办理",
            "The case holds {0}: it is for named people only to read and to write"),
    SECRET_FOR_SOMEBODY("P7.20", "须写明哪些人员可以打开此件", "It has to be said who may open the case"),
    PEOPLE_KNOWN("P7.20", "没有人员“{0}”", "There is nobody with the login {0}"),
    SECRECY_STANDS("P7.20", "此件没有定密", "The case is not marked as secret"),
    DUTY_ON_DAYS_OFF(
            "P9.13", "{0}是工作日，不须值班备勤", "{0} is a working day: nobody needs to have duty on it"),
    DUTY_ONCE_A_DAY("P9.13", "{0}在{1}已有值班或备勤", "{0} has duty or standby on {1} already"),
    DUTY_IN_THE_PAST_WHY(
            "P9.13", "{0}已过，补登、更改须说明原因", "{0} has passed: what is changed of it needs a reason"),
    DUTY_NOT_TOO_FAR(
            "P9.13",
            "{0}太远，最多排到明年年底",
            "{0} is too far ahead: a roster reaches to the end of next year"),
    ON_THE_ROSTER("P9.13", "{0}在{1}没有值班或备勤", "{0} has neither duty nor standby on {1}"),
    OWN_ROSTER("P9.13", "{0}的值班备勤不由外单位安排", "The roster of {0} is not arranged by other units"),
    HOLIDAYS_TOGETHER(
            "P9.14",
            "{0}是节假日，由局办公室统一安排，不由{1}办理",
            "{0} is a holiday, which the bureau office arranges for all: not for {1} to do"),
    INCIDENT_DECLARED("P1.13", "未启动应急预案，不能“{0}”", "No incident was declared that would allow: {0}"),
    BEFORE_THE_END("P5.16", "应急处置已结束，不能“{0}”", "The incident is closed and does not allow: {0}"),
    AFTER_THE_END("P8.22", "应急处置结束后方可“{0}”", "Only a closed incident allows: {0}"),
    EXERCISE_APART("P3.21", "演练与真实案件须分开：{0}", "Exercises are kept apart from what is real: {0}"),
    CASE_THERE("P8.11", "没有案件“{0}”", "There is no case {0}"),
    ATTACHED_ONCE("P8.11", "案件“{0}”已关联到本事件", "Case {0} is attached already"),
    ATTACHED("P8.11", "案件“{0}”没有关联到本事件", "Case {0} is not attached"),
    TASK_FORCE_STAFFED(
            "P8.11",
            "专班须至少有一个工作组，各组须有成员",
            "A task force has at least one group, and each has members"),
    GROUP_FORMED("P8.11", "专班没有“{0}”", "The task force has no {0}"),
    REPORTED_BEFORE_THE_END(
            "P1.14", "结束应急处置前须先向上级报告", "A superior is told before the incident is closed"),
    EXERCISE_REPLAYS("P3.21", "只有演练可以回放", "Only an exercise replays the past"),
    ONE_REPLAY("P3.22", "一次演练只安排一次回放", "An exercise has one replay"),
    REPLAY_SIZE(
            "P3.22",
            "该期间有{0}件，回放须为1至{1}件",
            "There are {0} cases in that period; a replay has 1 to {1}"),
    REPLAY_RUNS("P5.04", "没有进行中的回放", "No replay is running"),
    REPLAY_OVER("P5.16", "回放尚未结束，须先停止", "The replay is not over: stop it first"),
    EVALUATED_ONCE("P5.17", "已作过总结评估", "It was evaluated before"),
    IMPROVEMENT_OPEN(
            "P5.18", "没有待完成的第{0}项改进措施", "There is no improvement {0} that is still to be done"),
    ORDER_OF_TIMES("P9.03", "历史记录的时间先后有误", "The times of a migrated history are out of order");

    private final String clause;
    private final String zh;
    private final String en;

    Rule(String clause, String zh, String en) {
        this.clause = clause;
        this.zh = zh;
        this.en = en;
    }

    /** The clause it comes from, such as {@code P9.03}. */
    public String clause() {
        return clause;
    }

    /** What it says, in Chinese. */
    public String zh(Object... about) {
        return MessageFormat.format(zh, about);
    }

    /** What it says, in English. */
    public String en(Object... about) {
        return MessageFormat.format(en, about);
    }
}
