package org.caseledger.api.duty;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caseledger.api.duty.Colleagues.Directory;
import org.caseledger.api.importing.Reject;
import org.caseledger.api.importing.Row;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.importing.TableLine;
import org.caseledger.api.office.Obstacle;
import org.caseledger.api.people.Person;
import org.caseledger.command.Unit;
import org.caseledger.command.duty.AssignDuty;
import org.caseledger.events.DutyKind;
import org.caseledger.events.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * A roster as a table: 日期, 单位, 类别, 姓名 or 账号, 电话, and 原因 for days that have passed; what its rows
 * ask for, and every mistake in them.
 */
final class RosterTable {

    private static final int MOST_ROWS = 2_000;
    private static final String DAY = "日期";
    private static final String UNIT = "单位";
    private static final String KIND = "类别";
    private static final String PHONE = "电话";
    private static final String REASON = "原因";
    private static final List<String> WHO = List.of("账号", "姓名/账号", "姓名");

    private final List<Unit> units;
    private final Directory directory;
    private final List<Taken> taken = new ArrayList<>();
    private final List<RosterMistake> mistakes = new ArrayList<>();

    /** A row that can be read, and what it asks for. */
    record Taken(long row, AssignDuty command) {}

    private RosterTable(List<Unit> units, Directory directory) {
        this.units = units;
        this.directory = directory;
    }

    /** Reads a table; an {@link Obstacle} when it has not the columns or too many rows. */
    static RosterTable read(Rows rows, List<Unit> units, Directory directory) {
        mustHave(rows, DAY);
        mustHave(rows, UNIT);
        mustHave(rows, PHONE);
        if (WHO.stream().noneMatch(rows.columns()::contains)) {
            throw missing("姓名 / 账号");
        }
        var table = new RosterTable(units, directory);
        rows.forEach(table::line);
        if (table.taken.size() + table.mistakes.size() > MOST_ROWS) {
            throw new Obstacle(
                    "超过%d行，请分次导入".formatted(MOST_ROWS),
                    "it has more than %d rows: import it in parts".formatted(MOST_ROWS));
        }
        return table;
    }

    List<Taken> taken() {
        return taken;
    }

    List<RosterMistake> mistakes() {
        return mistakes;
    }

    private static void mustHave(Rows rows, String column) {
        if (!rows.columns().contains(column)) {
            throw missing(column);
        }
    }

    private static Obstacle missing(String column) {
        return new Obstacle("缺少“%s”列".formatted(column), "it has no column %s".formatted(column));
    }

    private void line(TableLine line) {
        if (line instanceof Reject broken) {
            mistakes.add(
                    new RosterMistake(broken.row(), broken.column(), broken.zh(), broken.en()));
            return;
        }
        var row = (Row) line;
        int before = mistakes.size();
        var day = day(row);
        var unit = unit(row);
        var kind = kind(row, unit);
        var person = unit == null ? null : person(row, unit);
        var phone = phone(row);
        if (mistakes.size() == before) {
            taken.add(
                    new Taken(
                            row.number(),
                            new AssignDuty(
                                    unit.id(),
                                    day,
                                    kind,
                                    Colleagues.officer(person, phone),
                                    reason(row))));
        }
    }

    private @Nullable LocalDate day(Row row) {
        return RosterDays.of(cell(row, DAY))
                .orElseGet(
                        () ->
                                mistake(
                                        row,
                                        DAY,
                                        "“%s”不是日期（如 2026-10-01）".formatted(cell(row, DAY)),
                                        "“%s” is no day, such as 2026-10-01"
                                                .formatted(cell(row, DAY))));
    }

    private @Nullable Unit unit(Row row) {
        var text = cell(row, UNIT);
        var code = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return units.stream()
                .filter(u -> u.id().value().equals(code) || u.name().equals(text))
                .findFirst()
                .orElseGet(
                        () ->
                                mistake(
                                        row,
                                        UNIT,
                                        "没有单位“%s”".formatted(text),
                                        "there is no unit %s".formatted(text)));
    }

    /** What the table does not say is duty at the center and standby elsewhere (P9.13). */
    private @Nullable DutyKind kind(Row row, @Nullable Unit unit) {
        var text = cell(row, KIND);
        if (text.isEmpty() && unit != null) {
            return usual(unit);
        }
        return Arrays.stream(DutyKind.values())
                .filter(kind -> kind.zh().equals(text) || kind.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseGet(
                        () ->
                                mistake(
                                        row,
                                        KIND,
                                        "“%s”不是值班或备勤".formatted(text),
                                        "“%s” is neither 值班 nor 备勤".formatted(text)));
    }

    /** What the clause asks of a unit of this kind. */
    static DutyKind usual(Unit unit) {
        return unit.kind() == UnitKind.CENTER ? DutyKind.DUTY : DutyKind.STANDBY;
    }

    private @Nullable Person person(Row row, Unit unit) {
        var column = WHO.stream().filter(c -> !cell(row, c).isEmpty()).findFirst().orElse("姓名");
        var text = cell(row, column);
        var found = directory.find(text, unit.id());
        if (found.isEmpty()) {
            return mistake(
                    row,
                    column,
                    "没有“%s”此人，或已停用".formatted(text),
                    "there is nobody of the login or name “%s”, or no longer".formatted(text));
        } else if (found.size() > 1) {
            return mistake(
                    row,
                    column,
                    "“%s”有%d人，请填账号".formatted(text, found.size()),
                    "there are %2$d people named %1$s: give the login"
                            .formatted(text, found.size()));
        }
        var name = cell(row, "姓名");
        return name.isEmpty() || column.equals("姓名") || name.equals(found.get(0).name())
                ? found.get(0)
                : mistake(
                        row,
                        "姓名",
                        "账号“%s”不是“%s”".formatted(text, name),
                        "the login %s is not that of %s".formatted(text, name));
    }

    private @Nullable String phone(Row row) {
        return Phone.of(cell(row, PHONE))
                .orElseGet(
                        () ->
                                mistake(
                                        row,
                                        PHONE,
                                        "“%s”不是电话号码".formatted(cell(row, PHONE)),
                                        "“%s” is no phone number".formatted(cell(row, PHONE))));
    }

    private static @Nullable String reason(Row row) {
        return Optional.of(cell(row, REASON)).filter(text -> !text.isEmpty()).orElse(null);
    }

    private <T> @Nullable T mistake(Row row, String column, String zh, String en) {
        mistakes.add(new RosterMistake(row.number(), column, zh, en));
        return null;
    }

    private static String cell(Row row, String column) {
        return row.cells().getOrDefault(column, "");
    }
}
