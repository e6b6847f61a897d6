package org.caseledger.api.duty;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caseledger.api.duty.Colleagues.Directory;
import org.caseledger.api.importing.Row;
import org.caseledger.api.security.Person;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.UnitKind;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** One row of a roster's table, read cell by cell; what is wrong is added to the mistakes. */
record RosterRow(Row row, List<Unit> units, Directory directory, List<RosterMistake> mistakes) {
    private static final String DAY = "日期";
    private static final String UNIT = "单位";
    private static final String KIND = "类别";
    private static final String NAME = "姓名";
    private static final String PHONE = "电话";
    private static final String REASON = "原因";

    /** The columns that a table must have, in addition to one of {@link #WHO}. */
    static final List<String> NEEDED = List.of(DAY, UNIT, PHONE);

    /** The columns that say who it is, the surest first. */
    static final List<String> WHO = List.of("账号", "姓名/账号", NAME);

    /** What the row asks for; empty when something is wrong in it. */
    Optional<AssignDuty> command() {
        int before = mistakes.size();
        var day = day();
        var unit = unit();
        var kind = kind(unit);
        var person = unit == null ? null : person(unit);
        var phone = phone();
        if (mistakes.size() > before) {
            return Optional.empty();
        }
        var officer = Colleagues.officer(person, phone);
        var reason = cell(REASON).isEmpty() ? null : cell(REASON);
        return Optional.of(new AssignDuty(unit.id(), day, kind, officer, reason));
    }

    private @Nullable LocalDate day() {
        var text = cell(DAY);
        return RosterDays.of(text)
                .orElseGet(() -> mistake(DAY, "“%s”不是日期（如 2026-10-01）", "“%s” is not a date (like 2026-10-01)", text));
    }

    private @Nullable Unit unit() {
        var text = cell(UNIT);
        var code = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return units.stream()
                .filter(u -> u.id().value().equals(code) || u.name().equals(text))
                .findFirst()
                .orElseGet(() -> mistake(UNIT, "没有单位“%s”", "there is no unit %s", text));
    }

    /** The default is duty at the center and standby elsewhere (P9.13). */
    private @Nullable DutyKind kind(@Nullable Unit unit) {
        var text = cell(KIND);
        if (text.isEmpty()) {
            boolean center = unit != null && unit.kind() == UnitKind.CENTER;
            return center ? DutyKind.DUTY : DutyKind.STANDBY;
        }
        return Arrays.stream(DutyKind.values())
                .filter(kind -> kind.zh().equals(text) || kind.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseGet(() -> mistake(KIND, "“%s”不是值班或备勤", "“%s” is neither 值班 nor 备勤", text));
    }

    private @Nullable Person person(Unit unit) {
        var column = WHO.stream().filter(c -> !cell(c).isEmpty()).findFirst().orElse(NAME);
        var text = cell(column);
        var found = directory.find(text, unit.id());
        if (found.isEmpty()) {
            return mistake(column, "没有人员“%s”，或已停用", "“%s” is not the login name or name of an active person", text);
        } else if (found.size() > 1) {
            return mistake(
                    column,
                    "“%s”有%d人，请填账号",
                    "there are %2$d people named %1$s; enter the login name",
                    text,
                    found.size());
        }
        var name = cell(NAME);
        return name.isEmpty() || column.equals(NAME) || name.equals(found.get(0).name())
                ? found.get(0)
                : mistake(NAME, "账号“%s”不是“%s”", "the login name %s does not belong to %s", text, name);
    }

    private @Nullable String phone() {
        var text = cell(PHONE);
        return Phone.of(text).orElseGet(() -> mistake(PHONE, "“%s”不是电话号码", "“%s” is not a phone number", text));
    }

    private <T> @Nullable T mistake(String column, String zh, String en, Object... facts) {
        mistakes.add(new RosterMistake(row.number(), column, Text.format(zh, en, facts)));
        return null;
    }

    /** Blank when there is no such column. */
    private String cell(String column) {
        return row.cells().getOrDefault(column, "");
    }
}
