package org.caseledger.api.web;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.Role;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** Where one can go from every page, and who may. */
public enum MenuItem implements Labelled {
    HOME(MenuGroup.HANDLING, "/", "首页", "Home", everybody()),
    WORK(MenuGroup.HANDLING, "/work", "待办", "My work", everyReader()),
    DESK(MenuGroup.HANDLING, "/desk", "签批", "Signing desk", EnumSet.of(Role.LEADER, Role.LEGAL)),
    INTAKE(MenuGroup.HANDLING, "/intake", "收件登记", "New complaint", EnumSet.of(Role.INTAKE)),
    BOARD(MenuGroup.HANDLING, "/board", "全部投诉件", "Board", everyReader()),
    DEADLINES(MenuGroup.HANDLING, "/deadlines", "时限", "Deadlines", everyReader()),
    SEARCH(MenuGroup.HANDLING, "/search", "检索", "Search", everyReader()),
    RESPONDENTS(MenuGroup.HANDLING, "/respondents", "被诉方登记册", "Respondents", everyReader()),
    INCIDENTS(MenuGroup.HANDLING, "/incidents", "应急与演练", "Incidents", everyReader()),
    DUTY(MenuGroup.HANDLING, "/duty", "值班备勤", "Duty and standby", everybody()),
    SUPERVISION(MenuGroup.OVERSIGHT, "/supervision", "督办", "Supervision", everyReader()),
    APPROVALS(MenuGroup.OVERSIGHT, "/approvals", "签阅台账", "Approval register", everyReader()),
    FINDINGS(
            MenuGroup.OVERSIGHT,
            "/findings",
            "审查发现",
            "Findings",
            EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.CENTER_HEAD)),
    COMMITTEE(
            MenuGroup.OVERSIGHT,
            "/committee",
            "审查委员会",
            "Review committee",
            EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.CENTER_HEAD)),
    RECTIFICATIONS(MenuGroup.OVERSIGHT, "/rectifications", "整改追责", "Rectification", everyReader()),
    PAST(MenuGroup.OVERSIGHT, "/past", "历史时点查询", "Past board", everyReader()),
    INTEGRITY(MenuGroup.OVERSIGHT, "/integrity", "存证", "Integrity", everybody()),
    STATISTICS(MenuGroup.ANALYSIS, "/statistics", "业务统计", "Statistics", everyReader()),
    PROCESS(MenuGroup.ANALYSIS, "/process", "流程分析", "Process", everyReaderOfAllCases()),
    WALL(MenuGroup.ANALYSIS, "/wall", "大屏", "Wall screen", everyReaderOfAllCases()),
    WHAT_IF(
            MenuGroup.ANALYSIS,
            "/what-if",
            "推演",
            "What-if analysis",
            EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.CENTER_HEAD, Role.LEADER)),
    RETENTION(
            MenuGroup.SYSTEM,
            "/retention",
            "封存与销毁",
            "Retention",
            EnumSet.of(Role.LEADER, Role.LEGAL, Role.CENTER_HEAD, Role.SUPERVISOR, Role.AUDITOR)),
    OFFICE(MenuGroup.SYSTEM, "/administration", "系统管理", "Administration", whoSeesTheOffice()),
    PROCEDURES(MenuGroup.SYSTEM, "/procedures", "程序与日历", "Procedures and calendar", everyReader());

    private final MenuGroup group;
    private final String path;
    private final Text text;
    private final Set<Role> roles;

    MenuItem(MenuGroup group, String path, String zh, String en, Set<Role> roles) {
        this.group = group;
        this.path = path;
        this.text = new Text(zh, en);
        this.roles = roles;
    }

    /** Everybody who reads cases. */
    private static Set<Role> everyReader() {
        var readers = everybody();
        readers.removeAll(administrators());
        return readers;
    }

    private static EnumSet<Role> administrators() {
        return EnumSet.of(Role.ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN);
    }

    /** Administrators, who look into what they do, and leaders, who consent to it. */
    private static Set<Role> whoSeesTheOffice() {
        var roles = administrators();
        roles.addAll(EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.LEADER));
        return roles;
    }

    private static Set<Role> everybody() {
        return Arrays.stream(Role.values())
                .filter(Role::isOfTheOffice)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
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

    /** The same under their headings, both in the order of the menu. */
    static Map<MenuGroup, List<MenuItem>> grouped(Role role) {
        return of(role).stream()
                .collect(Collectors.groupingBy(
                        item -> item.group, () -> new EnumMap<>(MenuGroup.class), Collectors.toList()));
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
