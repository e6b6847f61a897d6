package org.caseledger.api.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.Role;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Where one can go from every page, and who may. */
public enum MenuItem implements Labelled {
    WORK("/work", "待办", "My work", everyReader()),
    INTAKE("/intake", "收件登记", "New complaint", EnumSet.of(Role.INTAKE)),
    BOARD("/board", "全部投诉件", "Board", everyReader()),
    DEADLINES("/deadlines", "时限", "Deadlines", everyReader()),
    SEARCH("/search", "检索", "Search", everyReader()),
    SUPERVISION("/supervision", "督办", "Supervision", everyReader()),
    APPROVALS("/approvals", "签阅台账", "Approval register", everyReader()),
    FINDINGS(
            "/findings",
            "审查发现",
            "Findings",
            EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.CENTER_HEAD)),
    RECTIFICATIONS("/rectifications", "整改追责", "Rectification", everyReader()),
    RESPONDENTS("/respondents", "被诉方登记册", "Respondents", everyReader()),
    INCIDENTS("/incidents", "应急与演练", "Incidents", everyReader()),
    STATISTICS("/statistics", "统计", "Statistics", everyReader()),
    PROCESS("/process", "流程分析", "Process", everyReaderOfAllCases()),
    WHAT_IF(
            "/what-if",
            "推演",
            "What-if analysis",
            EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.CENTER_HEAD, Role.LEADER)),
    PAST("/past", "历史时点查询", "Past board", everyReader()),
    RETENTION(
            "/retention",
            "封存与销毁",
            "Retention",
            EnumSet.of(Role.LEADER, Role.LEGAL, Role.CENTER_HEAD, Role.SUPERVISOR, Role.AUDITOR)),
    OFFICE("/people", "系统管理", "Administration", administrators()),
    DUTY("/duty", "值班备勤", "Duty and standby", everybody()),
    INTEGRITY("/integrity", "存证", "Integrity", everybody()),
    PROCEDURES("/procedures", "程序与日历", "Procedures and calendar", everyReader());

    private final String path;
    private final Text text;
    private final Set<Role> roles;

    MenuItem(String path, String zh, String en, Set<Role> roles) {
        this.path = path;
        this.text = new Text(zh, en);
        this.roles = roles;
    }

    /** Everybody who reads cases. */
    private static Set<Role> everyReader() {
        var readers = EnumSet.complementOf(administrators());
        readers.remove(Role.SYSTEM);
        return readers;
    }

    private static EnumSet<Role> administrators() {
        return EnumSet.of(Role.ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    }

    private static Set<Role> everybody() {
        return EnumSet.complementOf(EnumSet.of(Role.SYSTEM));
    }

    /** Everybody who reads the cases of all units. */
    private static Set<Role> everyReaderOfAllCases() {
        var roles = everyReader();
        roles.remove(Role.HANDLER);
        return roles;
    }

    public static List<MenuItem> of(Role role) {
        return Stream.of(values()).filter(item -> item.roles.contains(role)).toList();
    }

    /** Its address. */
    public String path() {
        return path;
    }

    @Override
    public Text text() {
        return text;
    }
}
