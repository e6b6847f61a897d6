package org.caseledger.events;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The function of a person in the office; it comes from the login. */
@Getter
@RequiredArgsConstructor
public enum Role implements Bilingual {
    INTAKE("登记员", "intake clerk"),
    DISPATCHER("分派员", "dispatcher"),
    HANDLER("承办人", "handler"),
    LEADER("局领导", "leader"),
    LEGAL("法制审核员", "legal reviewer"),
    CENTER_HEAD("中心负责人", "head of the complaint center"),
    SUPERVISOR("督办员", "supervisor"),
    AUDITOR("审查委员会", "review committee"),
    ADMIN("系统管理员", "administrator"),
    SECURITY_ADMIN("安全管理员", "security administrator"),
    AUDIT_ADMIN("审计管理员", "audit administrator"),
    /** Accounts of programs: each is answered at the addresses of its kind only, and acts nowhere else. */
    MIRROR("日志镜像（程序）", "mirror of the log (program)"),
    FEED("日志事件流（程序）", "event feed (program)"),
    PLATFORM("工单平台（程序）", "work order platform (program)"),
    METRICS("运行监控（程序）", "monitoring (program)"),
    EXPORT("统计导出（程序）", "export of figures (program)"),
    SYSTEM("系统", "system"),
    /** Whoever complains by the public portal; no person of the office has it. */
    CITIZEN("投诉人（网上）", "complainant (online)");

    private final String zh;
    private final String en;

    /** Whether it looks after the ledger, and therefore reads no case (GB/T 22239, 8.1.5). */
    public boolean administers() {
        return this == ADMIN || this == SECURITY_ADMIN || this == AUDIT_ADMIN;
    }

    /** Whether it is that of an account of a program. */
    public boolean isProgram() {
        return this == MIRROR || this == FEED || this == PLATFORM || this == METRICS || this == EXPORT;
    }

    /** Whether an account can have it: neither the ledger itself nor a citizen has one. */
    public boolean hasAccount() {
        return this != SYSTEM && this != CITIZEN;
    }

    /** Whether people of the office have it: neither programs nor the ledger itself nor a citizen do. */
    public boolean isOfTheOffice() {
        return hasAccount() && !isProgram();
    }

    /** Whether it reads cases at all. */
    public boolean readsCases() {
        return isOfTheOffice() && !administers() || this == PLATFORM || this == EXPORT;
    }
}
