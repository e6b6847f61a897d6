package org.caseledger.events.oversight;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What is printed, downloaded, or read by an administrator. */
@Getter
@RequiredArgsConstructor
public enum ReadKind implements Bilingual {
    REGISTRATION_FORM("打印投诉登记表", "Registration form printed"),
    APPROVAL_FORM("打印处理审批表", "Approval form printed"),
    DOSSIER("打印卷宗", "Dossier printed"),
    ELECTRONIC_DOSSIER("导出电子卷宗", "Electronic dossier exported"),
    CASE_FILE("导出存证卷宗", "Case file exported"),
    ARCHIVE_PACKAGE("导出归档信息包", "Archive package exported"),
    CASE_LIST("导出列表", "List exported"),
    STATISTICS("导出统计表", "Statistics exported"),
    STATISTICS_REPORT("导出统计报告", "Statistical report exported"),
    PROCESS_LOG("导出过程日志", "Process log exported"),
    WHAT_IF("导出推演结果", "What-if results exported"),
    INSPECTION("导出检查表", "Inspection sheet exported"),
    INCIDENT_REPORT("导出事件报告", "Incident report exported"),
    MINUTES("导出审查纪要", "Review minutes exported"),
    IMPORT_REJECTS("导出未导入的数据行", "Rejected rows of an import exported"),
    ACCESS_LOG("导出查阅记录", "Access log exported"),
    LOG_ENTRIES("读取日志原文", "Log entries read"),
    EVENT_FEED("读取日志事件流", "Event feed read"),
    LOG_MIRROR("抄取日志副本", "Log copied to a mirror"),
    PEOPLE("查看人员名册", "List of people read"),
    PERSON("查看人员", "Person read"),
    LOGINS("查看人员的登录", "Logins of a person read"),
    DEAD_LETTERS("查看未处理的事件", "Unhandled events read");

    private final String zh;
    private final String en;
}
