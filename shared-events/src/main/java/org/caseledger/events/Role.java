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
    SYSTEM("系统", "system"),
    /** Whoever complains by the public portal; no person of the office has it. */
    CITIZEN("投诉人（网上）", "complainant (online)");

    private final String zh;
    private final String en;

    /** Whether it looks after the ledger, and therefore reads no case (GB/T 22239, 8.1.5). */
    public boolean administers() {
        return this == ADMIN || this == SECURITY_ADMIN || this == AUDIT_ADMIN;
    }

    /** Whether people of the office have it: neither the ledger itself nor a citizen does. */
    public boolean isOfTheOffice() {
        return this != SYSTEM && this != CITIZEN;
    }

    /** Whether it reads cases at all. */
    public boolean readsCases() {
        return isOfTheOffice() && !administers();
    }
}
