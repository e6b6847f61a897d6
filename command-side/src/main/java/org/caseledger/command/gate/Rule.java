package org.caseledger.command.gate;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.caseledger.events.Clause;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** A rule that no command may break, with the clauses it comes from. */
public enum Rule {
    ROLE(List.of("P9.12", "P2.08"), "“{0}”由{2}办理，{1}不能办理", "“{0}” is reserved for {2}, not for {1}"),
    OWN_UNIT(List.of("P9.04", "P2.08", "P5.05"), "此件不由您的单位（{0}）承办", "This case is not assigned to your unit ({0})"),
    STATE("P9.02", "此件{1}，不能“{0}”", "“{0}” is not possible in the state “{1}”"),
    KIND("P9.01", "“{0}”不适用于{1}件", "“{0}” does not apply to cases of the kind “{1}”"),
    BEGUN_ONCE("P1.13", "已办理过，不能再次“{0}”", "“{0}” has already been done"),
    SIGN_OFF_BEFORE_ASSIGNMENT("P9.03", "首次分派前须经局领导签阅", "The first assignment requires a bureau leader’s sign-off"),
    REASON_FOR_ANOTHER_UNIT(
            "P9.03",
            "分派单位与签阅单位（{0}）不同，须说明理由",
            "Assigning to a unit other than the one signed off ({0}) requires a reason"),
    NO_BOOMERANG(
            "P9.15",
            "{0}已退回此件，未经局领导在退回后再次签阅不得重新分派给该单位",
            "{0} has returned this case. It can be assigned there again only after a leader signs off on"
                    + " that unit"),
    RETURN_WAITS("P9.15", "没有待审核的退回", "No return is waiting for review"),
    RETURN_WAITS_FOR(
            "P9.15",
            "退回由投诉举报中心审核，再次不同意的由局领导裁定；现待{0}办理",
            "The complaint center reviews a return, and a leader rules on the second one that is"
                    + " refused. It is waiting for {0}"),
    RETURN_REVIEWED_BY_ANOTHER("P9.15", "退回须由退回人以外的人员审核", "Whoever returned the case cannot review the return"),
    RETURN_REVIEWED_BEFORE_ASSIGNMENT(
            "P9.15",
            "退回须先经投诉举报中心审核，同意后方可重新分派",
            "The complaint center must accept the return before the case is assigned again"),
    RETURN_RULED_ON(
            "P9.15",
            "局领导已裁定此件由{0}承办，不得再次退回",
            "A leader has ruled that {0} keeps this case; it cannot be returned again"),
    UNIT_KNOWN(List.of("P9.03", "P4.05", "P6.07"), "没有单位“{0}”", "There is no unit “{0}”"),
    UNIT_NOT_CLOSED("P9.03", "单位“{0}”已撤销，不能承办未办结的投诉件", "The unit “{0}” is closed. It cannot have a case that is not"),
    UNIT_STAFFED("P9.03", "{0}没有在职人员，仍要分派须说明理由", "{0} has no active people. Assigning a case there requires a reason"),
    PERSON_OF_UNIT(
            List.of("P2.08", "P5.19"),
            "“{0}”不是{1}的在职人员（须填登录名）",
            "“{0}” is not the login name of an active person of {1}"),
    UNIT_HANDLES("P9.03", "{0}不承办{1}件", "{0} does not handle {1} cases"),
    CATEGORY_LISTS_KEPT(
            List.of("P2.11", "P6.06"),
            "本单位未启用类别目录，请直接填写类别",
            "This office has no category lists. State the category in words"),
    CATEGORY_SAID(
            List.of("P2.11", "P6.06"),
            "须说明类别：从目录中选择，目录中没有的填写在“其他”中",
            "State the category: choose one from the list, or use your own words under “other”"),
    CATEGORY_OR_WORDS(
            List.of("P2.11", "P6.06"),
            "已从目录中选择客体的，不再另写类别；目录中没有的才写在“其他”中",
            "Choose an object from the list or state it in your own words, not both"),
    CATEGORY_LISTED(List.of("P2.11", "P6.06"), "{0}目录中没有代码“{1}”", "The list “{0}” has no code “{1}”"),
    CATEGORY_MERGED(List.of("P2.11", "P6.06"), "“{0}”已并入“{1}”，请选择后者", "“{0}” was merged into “{1}”. Choose the latter"),
    CATEGORY_IN_FORCE(
            List.of("P2.11", "P6.06"),
            "“{0}”已停用，不能再选；原已归入的投诉件保留",
            "“{0}” is retired and cannot be chosen. Cases that have it keep it"),
    LOWERING_PROPOSED(
            "P9.12",
            "此处不能降低或延长：{0}，须“提请降级”并说明理由",
            "This would lower or extend: {0}. Propose a downgrade, with the reason"),
    UNIT_RAISES_ONLY(
            "P9.12",
            "承办单位只能提高严重程度、舆情等级或增加标识",
            "The handling unit can only raise the severity or the opinion level, or add a flag"),
    LOWERING_WHY("P9.12", "降级须说明理由", "A downgrade requires a reason"),
    ONE_LOWERING_WAITS("P9.12", "已有一项降级待局领导决定", "A downgrade is already waiting for a leader’s decision"),
    CENTER_LOWERS(
            "P9.12",
            "本程序的降级无须局领导批准，只能由分派员办理",
            "Under this procedure no leader approves a downgrade. Only a dispatcher can propose one"),
    LOWERING_WAITS("P9.12", "没有待决定的降级", "No downgrade is waiting for a decision"),
    READ_LOWERING(
            "P9.12",
            "待决定的是第{0}次降级提请，与您所阅内容不同，请重新阅读",
            "Proposed downgrade {0} is waiting, not the one that you read. Read it again"),
    LOWERING_BY_ANOTHER(
            "P9.12", "提请降级、起草回复的人员不得决定降级", "Whoever proposed the downgrade or drafted the reply cannot decide on it"),
    ORDERED_APPROVALS("P9.12", "须先经局领导批准，再由法规科法制审核", "A leader must approve before the legal section reviews"),
    APPROVALS_BEFORE_REPLY(
            "P9.12",
            "此件的回复须经局领导批准、法规科法制审核，尚缺：{0}",
            "The reply requires leader approval and legal review; missing: {0}"),
    APPROVALS_BEFORE_ENDING(
            "P9.12",
            "此件不予受理、告知转送的答复文本须先起草，经局领导批准、法规科法制审核，尚缺：{0}",
            "Declining or referring this case requires a drafted text with leader approval and legal review;"
                    + " missing: {0}"),
    CLASSIFIED_FIRST(
            "P9.12",
            "此件尚未分类，须先分类，再告知转送、分派；不属于投诉、举报的，须选明实为何事",
            "Classify the case before you refer or assign it. If it is no complaint or report at all,"
                    + " choose what it is"),
    APPROVED_TEXT_NAMES("P9.12", "批准的文本未写明应向“{0}”反映", "The approved text does not name the authority “{0}”"),
    UNIT_DRAFTS("P9.12", "此件已分派，由承办单位起草", "The case is assigned. The handling unit writes the draft"),
    SENT_AS_APPROVED("P9.12", "发出的文本须与批准的文本完全一致", "The text sent must be identical to the text approved"),
    FOUR_EYES("P9.12", "起草、批准、法制审核须由不同人员办理", "Drafting, approval and legal review must be done by different people"),
    SIGNED_IN_PERSON("P9.12", "“{0}”须由有权人员本人办理，不得授权代签", "“{0}” must be done in person and cannot be delegated"),
    DELEGATION_IN_FORCE("P9.12", "没有{0}授权您代签“{1}”的有效授权", "No delegation by {0} that is in force lets you sign “{1}”"),
    DELEGATE_HAD_NO_PART(
            "P9.12",
            "您已以本人名义办理过此件，不能再代{0}签批",
            "You have acted in this case in your own name, and cannot sign in it for {0}"),
    DELEGATION_OF_SOMETHING(Clause.OF_THE_LEDGER, "须选择授权代签的事项", "Choose at least one kind of signature to delegate"),
    DELEGATION_TO_ANOTHER(Clause.OF_THE_LEDGER, "不能授权本人", "You cannot delegate to yourself"),
    DELEGATE_MAY_SIGN(
            Clause.OF_THE_LEDGER,
            "代签人须为在职的{0}；登记、分派、承办和监督人员不得代签",
            "Only these sign for a leader: {0}. They must work in the office"),
    DELEGATION_NOT_BACKDATED(
            Clause.OF_THE_LEDGER,
            "授权不得倒签，起始日最早为{0}",
            "A delegation is not backdated. It begins on {0} at the earliest"),
    DELEGATION_ENDS(Clause.OF_THE_LEDGER, "截止日不得早于起始日", "The last day cannot be before the first day"),
    DELEGATION_NOT_TOO_LONG(
            Clause.OF_THE_LEDGER,
            "授权最长{0}天，最早提前{0}天办理",
            "A delegation has at most {0} days, and begins within {0} days"),
    DELEGATION_ONCE(
            Clause.OF_THE_LEDGER,
            "{0}至{1}已有授权包含“{2}”，同一事项同一时间只能授权一人，请先撤销",
            "From {0} to {1} “{2}” is delegated already. One person at a time signs it for you; revoke that"
                    + " delegation first"),
    DELEGATION_STANDS(
            Clause.OF_THE_LEDGER,
            "没有您可以撤销的第{0}号授权",
            "There is no delegation {0} that stands and that you granted or received"),
    OTHERS_RECONSIDER(
            "P9.12",
            "复议须由未参与原处理决定的人员起草、批准和审核",
            "A reconsideration is drafted, approved and reviewed by people who had no part in the"
                    + " earlier decision"),
    REPLY_BY_THE_UNIT(
            "P9.12",
            "回复由承办单位发出；由其他单位发出的，须为承办单位另一人员审核同意的回复稿",
            "The handling unit sends its reply. Others send only the draft that another person of the"
                    + " unit has reviewed"),
    DRAFT_SENT_BACK_WHY("P9.12", "不同意回复稿须说明原因", "Sending back a draft requires a comment"),
    RECONSIDERATION_WAITS("P6.12", "没有待决定的复议", "No reconsideration is waiting to be decided"),
    RECONSIDERATION_BEFORE_ANSWER(
            "P6.12", "答复投诉人前须先作出复议决定", "The reconsideration must be decided before the complainant is answered"),
    OPINION_REPORTED_FIRST("P9.10", "办结前须先报告舆情", "Public opinion is reported before it is concluded"),
    DRAFT_WAITS("P9.12", "没有待批准的回复稿", "No reply draft is waiting for a decision"),
    SIGNED_DRAFT(
            "P9.12",
            "待批准的是第{0}稿，与您所阅文本不同，请重新阅读",
            "Draft {0} is waiting for approval, not the text that you read. Read it again"),
    DECIDED_ONCE("P9.12", "此稿已由该级作出决定", "This level has already decided on this draft"),
    ON_SITE_BEFORE_REPLY("P9.14", "此件须出现场，回复前须有现场调查记录", "This case requires an on-site investigation before the reply"),
    EVIDENCE_KEPT(
            "P9.14",
            "此件没有摘要为{0}的证据文件，请先上传",
            "This case has no evidence file with the digest {0}. Upload the file first"),
    OPINION_BEFORE_REPLY(
            List.of("P6.09", "P4.15", "P7.08"), "回复前须先提出处理意见", "A handling opinion must be proposed before the reply"),
    OPINION_REVIEWED(
            "P6.10",
            "处理意见须经投诉举报中心审核同意后方可回复",
            "The complaint center must approve the handling opinion before the reply"),
    OPINION_WAITS("P6.10", "没有待审核的处理意见", "No handling opinion is waiting for review"),
    SIGNED_OPINION(
            "P6.10",
            "待审核的是第{0}次处理意见，与您所阅文本不同，请重新阅读",
            "Handling opinion {0} is waiting for review, not the text that you read. Read it again"),
    OPINION_SENT_BACK_WHY("P6.10", "不同意处理意见须说明原因", "Sending back a handling opinion requires a comment"),
    PLAN_COMPLETE(
            "P7.09",
            "处理方案须写明处理方式、处理时限和责任人",
            "A handling plan must state the method, the due time and the person responsible"),
    ACCEPTED_ANEW(
            "P9.06",
            "此件未予受理或已告知转送，重新办理须重新分派并作出是否受理的决定",
            "The case was declined or referred. After the reopening it must be assigned and accepted"
                    + " or declined anew"),
    TOLD_WITH_REASON("P9.07", "须写明理由并告知投诉人", "The reason must be stated and given to the complainant"),
    SOMEBODY_TO_TELL(
            "P9.07",
            "此件有投诉人信息，须告知投诉人，不能填“无从告知”",
            "The case names a complainant, who must be notified; “no one to notify” is for anonymous" + " cases"),
    NOBODY_TO_TALK_TO(
            "P9.07", "无从告知的，只记录应告知的事项", "With no one to contact, only a notice that was owed can be recorded"),
    TOLD_IN_TIME(
            "P9.07",
            "告知时间不能晚于现在，也不能早于收件时间",
            "The time of notification can be neither in the future nor before receipt"),
    NOT_IN_THE_FUTURE(
            List.of("P9.03", "P1.06", "P2.10", "P4.10", "P7.04"),
            "办理时间不能晚于现在",
            "The time of an action cannot be in the future"),
    NOT_BEFORE_RECEIPT(
            List.of("P9.03", "P1.06", "P2.10", "P4.10", "P7.04"),
            "办理时间不能早于收件时间（{0}）",
            "The time of an action cannot be before receipt ({0})"),
    NOT_BEFORE_ITS_BASIS(
            List.of("P9.03", "P1.06", "P2.10", "P4.10", "P7.04"),
            "办理时间不能早于其所依据的步骤记入台账的时间（{0}）",
            "An action cannot be dated before the step that it builds on was recorded ({0})"),
    LATE_ENTRY_NEEDS_REASON(
            List.of("P9.03", "P1.06", "P2.10", "P4.10", "P5.07"),
            "补录24小时以前的办理须说明原因",
            "An entry made more than 24 hours later requires a reason"),
    SIGNED_NOW(
            "P9.12",
            "签批时间即记入台账的时间，不能另填；在纸上签批的，按纸质签批补录并附扫描件",
            "A signature counts from when it is recorded; no other time can be entered. Enter a signature"
                    + " on paper as such, with its scan"),
    CLOCK_RUNS("P9.08", "“{0}”没有在计时", "The deadline “{0}” is not running"),
    ANY_CLOCK_RUNS("P9.08", "此件没有未届满的时限", "No deadline of this case is running"),
    CLOCK_STANDS("P9.08", "“{0}”没有中止", "The deadline “{0}” is not suspended"),
    EXTENDABLE(List.of("P9.08", "P2.17"), "“{0}”不能延期", "The deadline “{0}” cannot be extended"),
    PROMISE_IS_LATER(
            List.of("P9.08", "P2.17"),
            "承诺时间须晚于现在和原定时限",
            "The promised time must be later than now and than the present deadline"),
    PROMISE_WITHIN_LIMIT(List.of("P9.08", "P2.17"), "承诺时间最迟为{0}", "The promised time can be no later than {0}"),
    PROMISE_ON_A_WORKING_DAY("P9.08", "{0}不是工作日，不能作为承诺时间", "{0} is not a working day and cannot be promised"),
    EXTENDED_OFTEN_ENOUGH(
            "P9.08",
            "“{0}”最多延期{1}次，已延期{2}次",
            "The deadline “{0}” can be extended {1} time(s) and has been extended {2} time(s)"),
    TOLD_AGAIN(
            "P9.08",
            "再次延期须在上次告知（{0}）之后另行告知投诉人",
            "Another extension requires that the complainant be notified again, after the last notification ({0})"),
    SUSPENDABLE("P9.08", "“{0}”不能中止", "The deadline “{0}” cannot be suspended"),
    JOINED_ONCE("P4.22", "“{0}”已并入另一投诉件", "Case {0} is already joined to another case"),
    LEADS_OTHERS("P4.22", "“{0}”有其他投诉件并入，须先撤销并案", "Other cases are joined to case {0}. Undo those joins first"),
    TIE_STANDS("P4.22", "没有可撤销的关联或并案：{0}", "There is no link or join to undo: {0}"),
    URGING_IN_ORDER(
            List.of("P9.01", "P2.19", "P3.18", "P4.17", "P6.02"), "“{0}”前须先“{1}”", "A {1} must come before a {0}"),
    URGING_WAITS(
            List.of("P9.01", "P2.19", "P3.18", "P4.17", "P6.02"),
            "没有待答复的催办、督办或通报",
            "No reminder, supervision notice or criticism is waiting for an answer"),
    TIME_AHEAD(List.of("P9.01", "P2.19", "P3.18", "P4.17", "P6.02"), "期限须晚于现在", "The due time must be later than now"),
    RECTIFICATION_OPEN(
            List.of("P3.13", "P5.23", "P8.18"),
            "没有该项待完成的整改，或须写明项号；待完成的有：{0}",
            "There is no such open rectification, or its number is missing. Open rectifications: {0}"),
    ASSISTANCE_HAS_A_LIMIT(
            List.of("P9.01", "P4.14", "P7.18"),
            "本程序未规定协办时限，不能安排协办",
            "The procedure sets no limit for assistance, so no unit can be asked to assist"),
    ASSISTANCE_BY_ANOTHER(
            List.of("P9.01", "P4.14", "P7.18"), "{0}是主办单位，须由其他单位协办", "{0} is the lead unit. Another unit assists it"),
    ASSISTANCE_ASKED_ONCE(
            List.of("P9.01", "P4.14", "P7.18"),
            "{0}已在协办此件，尚未反馈",
            "{0} is already assisting with this case and has not reported yet"),
    ASSISTANCE_BY_SUCH_A_UNIT(
            List.of("P9.01", "P4.14", "P7.18"), "{0}不承担协办", "{0} is not a unit that assists with cases"),
    ASSISTANCE_STAFFED(
            List.of("P9.01", "P4.14", "P7.18"), "{0}没有在职人员，不能协办", "{0} has no active people, so it cannot assist"),
    ASSISTANCE_WITHIN_THE_REPLY(
            List.of("P9.01", "P4.14", "P7.18"),
            "协办期限不得晚于主办单位的{0}（{1}）",
            "Assistance is due no later than the lead unit’s own {0} deadline ({1})"),
    ASSISTANCE_OF_THE_UNIT(
            List.of("P9.01", "P4.14", "P7.18"),
            "您的单位没有待反馈的协办",
            "Your unit has no open request for assistance in this case"),
    ASSISTANCE_OPEN(List.of("P9.01", "P4.14", "P7.18"), "{0}没有待反馈的协办", "No request for assistance is open with {0}"),
    ASSISTANCE_WITHDRAWN_BY_WHO_ASKED(
            List.of("P9.01", "P4.14", "P7.18"),
            "{0}的协办由投诉举报中心安排，主办单位不能撤销",
            "The complaint center asked {0} to assist. The lead unit cannot withdraw that request"),
    ASSISTANCE_BEFORE_REPLY(
            List.of("P9.01", "P4.14", "P7.18"),
            "{0}的协办尚未反馈，反馈、退回或撤销后方可答复投诉人",
            "{0} has not reported on its assistance. The complainant is answered once the request is"
                    + " reported on, returned or withdrawn"),
    ESCALATION_OPEN(
            "P1.12",
            "没有该项待答复的上报或仲裁，或须写明项号；待答复的有：{0}",
            "No such escalation waits for an answer, or its number is missing. Waiting: {0}"),
    RECTIFICATION_OR_COMPLETION(
            List.of("P3.13", "P5.23", "P8.18"),
            "责令整改须写期限，完成整改须写项号",
            "An order states a due time; a completion states the number of the rectification"),
    ACCOUNTABLE_NAMED(List.of("P1.17", "P3.14", "P8.18"), "须写明单位、登录名或姓名", "Name a unit, a login name or a person"),
    CASE_KNOWN(List.of("P1.17", "P3.14", "P8.18"), "没有投诉件“{0}”", "There is no case {0}"),
    ACCOUNTABILITY_STANDS(
            List.of("P1.17", "P3.14", "P8.18"),
            "没有该项未撤销的表彰、通报批评或追责，或须写明项号；未撤销的有：{0}",
            "There is no such entry to withdraw, or its number is missing. Entries in force: {0}"),
    WITHDRAWN_ONCE(List.of("P1.17", "P3.14", "P8.18"), "此项已撤销", "This entry has already been withdrawn"),
    SAMPLE_OF_CASES(
            "P9.12",
            "此次抽取的是签批，或抽中的投诉件尚未记录，不能审查",
            "This sample is of decisions, or its cases are not recorded yet. It cannot be reviewed"),
    MINUTES_CLOSE(
            "P9.12",
            "已形成审查委员会纪要，不能再作结论、复核",
            "The committee's minutes are issued. Nothing can be concluded or confirmed any more"),
    CASE_DRAWN("P9.12", "“{0}”不在本次抽样之中", "Case {0} is not in this sample"),
    READER_HAD_NO_PART("P9.12", "参与办理或签批此件的人员不得审查此件", "Whoever handled the case or signed in it cannot review it"),
    CONCLUDED_ONCE("P9.12", "此件已有审查结论，待复核或已复核", "The case already has a conclusion, which is confirmed or waits to be"),
    CONCLUSION_EXPLAINED("P9.12", "结论为“{0}”的须写明情况", "The conclusion “{0}” needs a note that says what was found"),
    BREACH_NAMES_CLAUSE("P9.12", "结论为“违反程序”的须写明所违反的条款", "A breach of procedure names the clause that was broken"),
    CONCLUSION_WAITS("P9.12", "此件没有待复核的审查结论", "The case has no conclusion that waits to be confirmed"),
    CONCLUSION_READ("P9.12", "审查结论已有变化，与您所阅不同，请重新阅读", "The conclusion has changed since you read it. Read it again"),
    SECOND_READER(
            "P9.12", "复核人须为作出结论者以外的另一名审查委员", "The second reader must be another auditor than the one who concluded"),
    READER_KNOWN("P9.12", "“{0}”不是在职的审查委员", "{0} is not an auditor who works in the office"),
    DIFFERENCE_EXPLAINED("P9.12", "有异议的须说明理由", "A second reader who differs states the reason"),
    CONCLUSIONS_COMPLETE(
            "P9.12",
            "尚有{0}件没有经复核的审查结论，不能形成纪要",
            "{0} cases have no confirmed conclusion yet. Minutes need one for every case"),
    REPORT_DUE_AFTER_PERIOD(
            "P9.04",
            "期间的止日不能早于起日，报送日须在期间之后",
            "The period must not end before it begins, and the report is due after the period"),
    REPORT_STATE("P9.04", "此项上报{0}，不能再作此办理", "Not possible for this report, which is {0}"),
    REPORT_PERIOD_OVER("P9.04", "期间至{0}，未结束不能上报", "The period runs until {0} and is not over"),
    REPORT_TO_SOMEBODY("P9.04", "须写明以何种方式上报", "State how the report was sent"),
    REPORTED_AFTER_PERIOD(
            "P9.04",
            "期间的止日不能早于起日，收到日须在期间之后",
            "The period must not end before it begins, and the report arrives after it"),
    REPORTED_BY_NOW("P9.04", "收到日不能晚于今日（{0}）", "It cannot have arrived after today, {0}"),
    REPORTED_FIGURES("P9.04", "至少填写一项上报数，且不得小于零", "Enter at least one figure, none below zero"),
    YEAR_KNOWN(
            "O121-45",
            "{0}年的放假安排已录入，不能再次录入；更正用日历文件",
            "The holidays of {0} are already known. Corrections are made with a calendar file"),
    YEAR_NOT_TOO_FAR(
            "O121-45",
            "{0}年的放假安排尚不会公布，最迟录入明年",
            "The holidays of {0} are not announced yet. The last year possible is next year"),
    DAY_OF_THE_YEAR(
            "O121-45",
            "{0}不在{1}年内；上一年末的变动用日历文件",
            "{0} is not in {1}. Changes at the end of the year before are made with a calendar file"),
    DAY_ONCE("O121-45", "{0}重复", "{0} is given twice"),
    MAKE_UP_ON_A_WEEKEND("O121-45", "{0}不是周末，不能作调休上班日", "{0} is no weekend day and cannot be a make-up working day"),
    THE_WHOLE_YEAR("O121-45", "须列全年放假安排，缺元旦{0}", "The list must be of the whole year; New Year’s Day {0} is missing"),
    PERIOD_OVER("P1.16", "检查期间须已结束", "The inspection period must be over"),
    ASKED_BY_A_TIME("P1.16", "有答复期限的须写明要求", "An answer due time requires a stated request"),
    SHEET_WAITS("P1.16", "检查表当前不待签批", "The inspection sheet is not waiting for sign-off"),
    SHEET_CLOSED("P1.16", "检查表已签批，不能更改", "The inspection sheet is signed off and cannot be changed"),
    SIGNED_SHEET(
            "P1.16", "检查表已有变化，与您所阅内容不同，请重新阅读", "The inspection sheet has changed since you read it. Read it again"),
    ANSWER_AWAITED(
            "P1.16",
            "被检查单位可在{0}前答复，待答复或期满后签批",
            "The unit may answer until {0}. Sign off after the answer or after that time"),
    QUERY_CODE_NEEDS_PHONE(
            "O121-36",
            "登记的投诉人电话不足四位数字，不能生成查询码；请先更正投诉人电话",
            "The phone of the complainant that is on record has fewer than four digits, so no query code"
                    + " can be given. Correct the phone first"),
    FILED_ONLINE(
            "O121-10",
            "网上提交的只能是本人现在提出的投诉，须有姓名、电话、地址、被投诉人名称和地址、投诉请求",
            "What is filed online is a complaint of one’s own, made now, with name, phone and address,"
                    + " name and address of the respondent, and a demand"),
    RATED_ONCE(
            List.of("P2.21", "P7.14"),
            "此件的处理结果已有评价或回访，不能再次评价",
            "The outcome of this case has been rated or followed up already and cannot be rated again"),
    ANOTHER_CASE("P4.22", "没有另一投诉件“{0}”", "There is no other case {0}"),
    CREDIT_CODE_LENGTH(
            List.of("O121-10", "P9.03"),
            "统一社会信用代码应为18位，现为{0}位",
            "A unified social credit code has 18 characters; this one has {0}"),
    CREDIT_CODE_CHARACTER(
            List.of("O121-10", "P9.03"),
            "统一社会信用代码第{0}位“{1}”有误，该位只能是：{2}",
            "Character {0} of the unified social credit code, “{1}”, cannot stand there; allowed: {2}"),
    CREDIT_CODE_CHECK(
            List.of("O121-10", "P9.03"),
            "统一社会信用代码第18位校验码为“{0}”，按前17位计算应为“{1}”，请逐位核对",
            "The check character of the unified social credit code is “{0}”, but “{1}” follows from the"
                    + " first 17. Compare it character by character"),
    CODE_REGISTERED(
            List.of("O121-10", "P9.03"),
            "统一社会信用代码{0}已登记为“{1}”，请选用该条登记",
            "The credit code {0} is registered already as “{1}”. Choose that entry"),
    RESPONDENT_NAMED(List.of("O121-10", "P9.03"), "须填写被诉方名称", "State the name of the respondent"),
    RESPONDENT_KNOWN(List.of("O121-10", "P9.03"), "被诉方登记册中没有{0}", "The register of respondents has no entry {0}"),
    RESPONDENT_JOINED(
            List.of("O121-10", "P9.03"), "“{0}”已合并到另一条登记，须先拆分", "“{0}” is joined to another entry. Part them first"),
    RESPONDENT_NOT_JOINED(List.of("O121-10", "P9.03"), "“{0}”没有合并到其他登记", "“{0}” is not joined to another entry"),
    JOINED_TO_ANOTHER(List.of("O121-10", "P9.03"), "不能与自身合并", "An entry is joined to another one"),
    PERSON_NOT_REGISTERED(
            List.of("O121-10", "P9.03"),
            "登记册只登记经营者，自然人不能选用登记",
            "Only businesses are in the register. A natural person cannot point at an entry"),
    CODE_OF_BUSINESS(
            List.of("O121-10", "P9.03"),
            "自然人没有统一社会信用代码；个体工商户请按经营者登记",
            "A natural person has no unified social credit code. Record a sole trader as a business"),
    ONE_CORRECTION(List.of("P9.03", "P3.08"), "每次只更正一项", "A correction changes exactly one field"),
    IDENTITY_NUMBER("O121-10", "居民身份证号码有误：{0}", "The number of the resident identity card is wrong: {0}"),
    RECORD_COMPLETE(
            "O121-10",
            "受理前须补齐登记内容（限期通知补正，更正记录填写）：{0}",
            "Before acceptance the record needs the following. Request it by a date, and record it as a"
                    + " correction: {0}"),
    MATTER_BEFORE_RECEIPT(
            "O121-10", "购买日期、争议发生日期不得晚于收件日{0}", "Neither the purchase nor the dispute can be after the receipt on {0}"),
    DISPUTE_AFTER_PURCHASE("O121-10", "争议发生日期不得早于购买日期", "The dispute cannot arise before the purchase"),
    DEMANDS_FIT(
            "O121-10",
            "填写退款、赔偿金额的，须选相应请求；选“其他”的须写明请求，未选的不写",
            "An amount goes with the refund or damages that are demanded, and words with “other” and"
                    + " only with it"),
    COMPLAINANT_CONSENTS(
            "O121-38",
            "是否同意委托调解、公示，只登记具名投诉人的意愿",
            "Consent to entrusted mediation and to publication is recorded only of a named complainant"),
    SOMETHING_CHANGES(List.of("P9.03", "P3.08"), "更正前后内容相同", "The corrected value is the same as before"),
    NOT_SATISFIED_EXPLAINED(
            "P2.18",
            "投诉人不满意：应重新办理，或由局领导说明理由后归档",
            "The complainant is not satisfied: reopen the case, or a leader archives it with a reason"),
    GAPS_EXPLAINED(
            List.of("P9.04", "P6.14"),
            "卷宗所缺的材料须说明原因：{0}",
            "State a reason for each document missing from the dossier: {0}"),
    PARTS_EXIST(List.of("P9.04", "P6.14"), "此件没有下列材料的记录：{0}", "The case has no record of: {0}"),
    SEALED_TO_THIS_ROLE(
            List.of("P1.08", "O121-39"), "{0}无权打开此件的密封内容", "The role “{0}” may not open the sealed data of this case"),
    SECRET_FOR_NAMED_PEOPLE(
            List.of("P7.20", "O121-39"),
            "此件涉及{0}，仅限指定人员知悉和办理",
            "This case holds {0}. Only named people may read and handle it"),
    SECRET_FOR_SOMEBODY("P7.20", "须写明可知悉此件的人员", "Name the people who may open the case"),
    PEOPLE_KNOWN("P7.20", "没有人员“{0}”", "There is no person with the login name “{0}”"),
    MENTION_KNOWN(
            Clause.OF_THE_LEDGER,
            "“@{0}”处没有找到人员或者单位，请写姓名、登录名或者单位名称",
            "No person or unit is called as “@{0}” begins. Use a full name, a login name or the name" + " of a unit"),
    MENTION_OF_ONE(Clause.OF_THE_LEDGER, "有多人名为“{0}”，请写登录名", "Several people are called “{0}”. Use the login name"),
    MENTION_SEES_THE_CASE(
            List.of("P7.20", "O121-39"), "{0}无权查看此件，不能提醒", "{0} may not see this case and cannot be mentioned"),
    SECRECY_STANDS("P7.20", "此件没有定密", "The case is not marked as secret"),
    SPLIT_ONCE("O121-9", "{0}已分出投诉和举报，不能再分", "The filing of case {0} is already split"),
    OWN_WORDS("O121-37", "须写明本投诉件保留的内容，不含举报事项", "State what the complaint keeps of the filing, without the report"),
    SPLIT_BEFORE_SECRET("O121-9", "涉密件须先解密，再分别处理", "Lift the secrecy before you split the filing, then mark both"),
    REPORT_STAYS_CLOSED(
            "O121-37",
            "投诉件上不得留下举报件的线索，请在举报件上关联",
            "Nothing recorded with a complaint may lead to a report. Link the report to the complaint instead"),
    REPEATS_AN_EARLIER_REPORT("O121-35", "须指明同一举报人在先的举报件：{0}", "Name an earlier report of the same person: {0}"),
    NEW_FACTS_IN_A_JOINED_REPORT(
            "O121-35",
            "补充的新事实须在收到本件之后的举报件中提出，并已将其并入本件：{0}",
            "New facts come from a report received later that is joined to this one: {0}"),
    NEW_FACTS_ONCE("O121-35", "{0}的新事实已登记过", "The new facts of case {0} are recorded already"),
    CHECK_RUNS("O121-35", "{0}没有进行中的线索核查时限", "No lead check is running in case {0}"),
    JURISDICTION_OF_A_COMPLAINT("O121-13", "受理投诉须选明本局的处理权限依据", "Choose why this office handles the complaint"),
    JURISDICTION_OF_A_REPORT("O121-29", "受理举报须选明本局的处理权限依据", "Choose why this office handles the report"),
    JURISDICTION_OF_THE_KIND(
            "O121-13", "所选处理权限依据不适用于{0}", "That ground of jurisdiction is not for a case of kind “{0}”"),
    ONE_DISPUTE("O121-33", "{0}已有未解决的处理权限争议", "A dispute on jurisdiction is open in case {0}"),
    DISPUTE_OPEN("O121-33", "{0}没有未解决的处理权限争议", "No dispute on jurisdiction is open in case {0}"),
    SUPERIOR_NAMES("O121-33", "已报请指定的，由共同的上一级机关指定", "Once submitted, the common superior names the office"),
    LETTER_KEPT("O121-11", "授权委托书须先作为证据附入本件", "Attach the scan of the letter of authority to the case first"),
    AUTHORITY_IN_FORCE("O121-11", "授权委托的期限{0}已过", "The authority of the agent ended on {0}"),
    TWO_REPRESENTATIVES(
            "O121-12",
            "共同投诉推选一至两名代表人，且投诉人多于代表人",
            "A joint complaint has one or two representatives and more complainants than these"),
    REPRESENTED_AGREE(
            "O121-12",
            "变更、放弃投诉请求或者达成调解协议，须经被代表的投诉人同意",
            "Those who are represented must agree to a withdrawal, a settlement or an agreement"),
    BOTH_CONSENT("O121-18", "调解须经投诉人和被投诉人同意", "A mediation needs the consent of both complainant and respondent"),
    BOTH_ENTRUST(
            "O121-19",
            "委托调解须经投诉人和被投诉人同意",
            "An entrusted body mediates only with the consent of both complainant and respondent"),
    MEDIATOR_KNOWN(
            "O121-20",
            "没有调解人员“{0}”，本机关人员请填登录名",
            "There is no mediator “{0}”; enter the login name of one of this office"),
    PLACE_TOLD("O121-20", "现场调解须写明地点", "A mediation in person needs a place"),
    TOLD_BEFOREHAND("O121-20", "调解的时间、地点、调解人员须提前告知双方", "Tell both sides before the mediation is held"),
    MEDIATION_SUSPENDED("O121-21", "回避申请尚未决定，调解中止", "A request for recusal is undecided; the mediation is suspended"),
    RECUSAL_WAITS("O121-21", "没有待决定的回避申请", "No request for recusal is waiting"),
    RECUSAL_BY_ANOTHER("O121-21", "被申请回避的调解人员不能自行决定", "A mediator does not decide on their own recusal"),
    STANDS_ASIDE("O121-21", "{0}已回避，不能主持调解", "{0} stands aside and does not mediate"),
    CONSENT_TO_PUBLICATION(
            "O121-38", "公示内容涉及个人，须先取得投诉人同意", "The text tells of a person. It needs the complainant’s consent"),
    PUBLISHED_AS_PREVIEWED("O121-38", "公示内容须与预览一致，请重新预览", "The text differs from the preview. Preview it again"),
    SECRET_NOT_PUBLISHED("O121-39", "涉密件不能公示", "A secret case is not published"),
    OTHER_WAYS_TOLD(
            "O121-15",
            "不予受理的，还须告知《消费者权益保护法》第三十九条规定的其他解决途径",
            "Tell the complainant the other ways of article 39 of the Consumer Protection Law as well"),
    GROUND_OF_REFUSAL(
            "O121-16", "不予受理投诉，须选明第十六条所列情形", "Choose the ground of article 16 on which the complaint is declined"),
    GROUND_OF_A_COMPLAINT("O121-16", "第十六条的情形只适用于投诉", "The grounds of article 16 are for complaints only"),
    SIGNS_OF_GROUND_3("O121-17", "第十七条的判断因素只用于第三项情形", "The factors of article 17 only go with ground 3"),
    ENDING_OF_MEDIATION(
            "O121-23",
            "调解未达成协议的，须选明第二十三条所列情形",
            "Choose the ground of article 23 on which the mediation ended without an agreement"),
    AGREED_OR_ENDED("O121-23", "达成协议的调解没有终止情形", "A mediation with an agreement has no ground of ending"),
    CENTER_RECORDS_WITHDRAWAL(
            "O121-23",
            "撤回投诉、自行和解由投诉举报中心登记，承办单位不得代为终止",
            "The complaint center records a withdrawal or a settlement; the unit does not end the case for the parties"),
    SIXTY_DAYS_PASSED("O121-23", "自受理之日起未满六十日", "Sixty days have not passed since the acceptance"),
    RESULT_TOLD_BY_LAW(
            "O121-36",
            "举报处理结果只在法律、法规、规章规定时告知，须写明告知依据",
            "The result of a report is disclosed only where a law requires it. Name the provision"),
    BASIS_WITH_THE_RESULT("O121-36", "告知依据只随举报处理结果填写", "The provision is given only with the result of a report"),
    LEAD_FOUND("O121-27", "此件没有待核查的违法线索", "No lead found in this case is waiting for a decision"),
    LEAD_DECIDED_BEFORE_ARCHIVE(
            "O121-27",
            "调解中发现的违法线索须核查并决定立案与否后方可归档",
            "Decide on the lead found while mediating before you archive the case"),
    DUTY_ON_DAYS_OFF("P9.13", "{0}是工作日，无需值班备勤", "{0} is a working day and needs no duty"),
    DUTY_ONCE_A_DAY("P9.13", "{0}在{1}已有值班或备勤", "{0} already has duty or standby on {1}"),
    DUTY_IN_THE_PAST_WHY("P9.13", "{0}已过，补登、更改须说明原因", "{0} has passed; a change requires a reason"),
    DUTY_NOT_TOO_FAR("P9.13", "{0}超出排班范围，最迟排至明年年底", "{0} is too far ahead. A roster extends to the end of next year"),
    ON_THE_ROSTER("P9.13", "{0}在{1}没有值班或备勤", "{0} has neither duty nor standby on {1}"),
    OWN_ROSTER("P9.13", "{0}的值班备勤不由外单位安排", "Other units may not change the roster of {0}"),
    HOLIDAYS_TOGETHER(
            "P9.14",
            "{0}是节假日，由局办公室统一安排，{1}不能办理",
            "{0} is a holiday. The bureau office arranges duty on holidays, not {1}"),
    INCIDENT_DECLARED(
            List.of("P1.13", "P2.24", "P3.06", "P4.19", "P5.09", "P6.15", "P7.16", "P8.16", "P9.01"),
            "未启动应急预案，不能“{0}”",
            "“{0}” requires a declared incident"),
    BEFORE_THE_END("P5.16", "应急处置已结束，不能“{0}”", "The incident is closed; “{0}” is no longer possible"),
    AFTER_THE_END(List.of("P8.22", "P5.17"), "应急处置结束后方可“{0}”", "“{0}” requires a closed incident"),
    EXERCISE_APART(List.of("P3.21", "P5.04"), "演练件与真实件须分开：{0}", "Exercises and real cases must be kept separate: {0}"),
    CASE_THERE("P8.11", "没有投诉件“{0}”", "There is no case {0}"),
    ATTACHED_ONCE("P8.11", "“{0}”已关联到本事件", "Case {0} is already attached"),
    ATTACHED("P8.11", "“{0}”未关联到本事件", "Case {0} is not attached"),
    TASK_FORCE_STAFFED(
            List.of("P8.11", "P3.06", "P4.19", "P5.10"),
            "专班须至少有一个工作组，各组须有成员",
            "A task force must have at least one group, and every group must have members"),
    GROUP_FORMED("P8.11", "专班未设“{0}”", "The task force has no {0}"),
    REPORTED_BEFORE_THE_END(
            List.of("P1.14", "P8.15"), "结束应急处置前须先向上级报告", "Report to a superior before closing the incident"),
    EXERCISE_REPLAYS("P3.21", "只有演练可以回放", "Only an exercise can have a replay"),
    ONE_REPLAY("P3.22", "一次演练只安排一次回放", "An exercise can have only one replay"),
    REPLAY_SIZE("P3.22", "该期间有{0}件，回放须为1至{1}件", "The period has {0} cases; a replay must have 1 to {1}"),
    REPLAY_RUNS("P5.04", "没有进行中的回放", "No replay is running"),
    REPLAY_OVER("P5.16", "回放尚未结束，须先停止", "The replay is still running. Stop it first"),
    EVALUATED_ONCE(List.of("P5.17", "P8.22", "P3.23"), "已作过总结评估", "The incident has already been evaluated"),
    IMPROVEMENT_OPEN(List.of("P5.18", "P3.23"), "没有待完成的第{0}项改进措施", "There is no open improvement {0}"),
    REASON_IN_WORDS(
            Clause.OF_THE_LEDGER,
            "理由、原因须用文字写明：至少4个汉字或字母，且不能全部相同",
            "State the reason in words: at least four letters or Chinese characters that are not all the" + " same"),
    TOO_MANY_REFUSED(
            Clause.OF_THE_LEDGER,
            "被拒绝次数过多，自{0}起另有{1}次操作未予受理",
            "Too many attempts were refused: from {0} on, {1} more were not heard"),
    CASE_SEALED_OFF(
            "个人信息保护法第47条 / PIPL art. 47", "此件已封存，须先解除封存，再“{0}”", "The case is sealed off. Lift that before “{0}”"),
    CASE_DESTROYED(
            "个人信息保护法第47条 / PIPL art. 47",
            "{0}的内容已销毁，不能再办理",
            "The contents of case {0} are destroyed; nothing more is done in it"),
    SEALED_OFF_ONCE("个人信息保护法第47条 / PIPL art. 47", "此件已封存", "The case is sealed off already"),
    SEALED_OFF_BEFORE("个人信息保护法第47条 / PIPL art. 47", "此件没有封存", "The case is not sealed off"),
    NOTHING_UNDONE(
            "档案法第21条 / Archives Law art. 21",
            "此件或并案件尚有未了事项（进行中的时限、督办、整改、上报、争议、线索，或未归档），不能封存、销毁",
            "Something of the case, or of one handled with it, is undone: a running clock, an urging, a"
                    + " rectification, an escalation, a dispute or a lead. It cannot be sealed off or"
                    + " destroyed"),
    PERIOD_BY_THE_LEDGER(
            "档案法第21条 / Archives Law art. 21",
            "保管期限是否届满由系统计算，不由人选择",
            "The ledger computes whether the period is over; it cannot be chosen"),
    PUT_OFF_BEFORE_LIFTING(
            "档案法第21条 / Archives Law art. 21",
            "保管期限已届满，须先暂缓销毁，再解除封存",
            "The period of the case is over. Put its destruction off before you lift the sealing off"),
    PUT_OFF_UNTIL(
            "档案法第21条 / Archives Law art. 21",
            "暂缓须至今日之后、{0}年之内的一天",
            "Destruction is put off until a day after today and within {0} years"),
    DESTRUCTION_PROPOSED(
            "档案法第21条 / Archives Law art. 21", "系统没有提请销毁此件", "The ledger has not proposed to destroy this case"),
    DESTRUCTION_IS_PUT_OFF(
            "档案法第21条 / Archives Law art. 21", "此件暂缓销毁，至{0}", "The destruction of the case is put off until {0}"),
    PERIOD_NOT_OVER(
            "档案法第21条 / Archives Law art. 21", "保管期限至{0}届满，尚未届满", "The period of the case is not over before {0}"),
    SECRET_NOT_DESTROYED(
            "档案法第21条 / Archives Law art. 21", "涉密件须先解密，再销毁", "Lift the secrecy of the case before it is destroyed"),
    DESTROYED_BY_TWO(
            "档案法第21条 / Archives Law art. 21",
            "销毁须由局领导、法制审核员各一人批准，承办人不得批准",
            "A leader and a legal reviewer approve the destruction, two people, neither of whom handled" + " the case"),
    NO_PAPER_TO_ISSUE("O121-15", "此件目前没有应由您制发的文书", "There is no paper of this case that you can issue now"),
    PAPER_TO_ISSUE(
            "O121-15",
            "“{0}”须由有权人员在相应办理步骤之后制发",
            "“{0}” is issued after the step that it puts on paper, by those who may issue it"),
    PAPER_KEPT("O121-24", "文书的三种格式须先保存", "All three files of a paper are stored before it is issued"),
    NO_PAPER_ISSUED("O121-15", "此件尚未制发文书", "No paper of this case has been issued"),
    PAPER_ISSUED("O121-15", "此件没有文书{0}", "This case has no paper {0}"),
    NO_PAPER_DELIVERED("O121-15", "此件尚无送达的文书", "No paper of this case has been delivered"),
    PAPER_DELIVERED("O121-15", "文书{0}尚未送达", "Paper {0} has not been delivered"),
    DOSSIER_COVERED(
            List.of("P9.04", "P6.13"),
            "归档并制发卷宗封面后，方可导出电子卷宗",
            "Archive the case and issue the cover of its dossier before you download the dossier"),
    NOTE_VERIFIED(
            "O121-41",
            "移送凭证未通过验证：须为已登记机关的台账所签署，且未经改动",
            "The note cannot be verified: it must be signed by the log of a registered office, and unchanged"),
    NOTE_OF_A_REFERRAL("O121-41", "该凭证不是对方机关的告知转送记录", "The note does not show a referral of the other office"),
    REFERRED_TO_ANOTHER("O121-41", "该件转送的是{0}", "The case was referred to {0}"),
    NOT_BEFORE_THE_NOTE(
            "O121-41",
            "办理时间不能早于凭证所记的办理时间（{0}）",
            "The time of an action cannot be before that which the note shows ({0})"),
    TAKEN_OVER_ONCE("O121-41", "此件已登记接收移送", "It is already recorded from where this case came"),
    NOTE_OF_THIS_CASE(
            "O121-41", "该凭证不是对方机关接收本件的记录", "The note does not show that the other office took over this case"),
    REFERRAL_TO_CONFIRM("O121-41", "没有待登记移送回执的转送", "No referral waits for the take-over to be recorded"),
    OTHER_OFFICES(
            "O121-41",
            "尚未登记可相互移送的机关（caseledger.other-offices）",
            "No office with which cases pass is registered (caseledger.other-offices)"),
    ORDER_OF_TIMES("P9.03", "历史记录的时间先后有误", "The times of the migrated history are out of order");

    private final List<String> clauses;
    private final Text pattern;

    Rule(String clause, String zh, String en) {
        this(List.of(clause), zh, en);
    }

    Rule(List<String> clauses, String zh, String en) {
        this.clauses = clauses;
        this.pattern = new Text(zh, en);
    }

    /** Where it is found, such as {@code P9.03}: one clause of each procedure that has it. */
    public List<String> clauses() {
        return clauses;
    }

    /** The text of the rule for these things. */
    public Text text(Object... about) {
        return new Text(
                MessageFormat.format(pattern.zh(), in(Labelled::zh, about)),
                MessageFormat.format(pattern.en(), in(Labelled::en, about)));
    }

    private static Object[] in(Function<Labelled, String> language, Object[] about) {
        return Arrays.stream(about)
                .map(a -> a instanceof Labelled l ? language.apply(l) : String.valueOf(a))
                .toArray();
    }
}
