package org.caseledger.api.administration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.Reject;
import org.caseledger.api.importing.Row;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.security.Person;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A sheet of people, CSV or XLSX: user name, name, role, unit, and whether he or she logs in. Roles and units are
 * written as pages show them or by their codes.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class PeopleSheet {
    /** More are added in several sheets: each password is hashed, which takes a tenth of a second. */
    static final int MOST = 200;

    private static final String FILE = "file";
    private static final int LONGEST_NAME = 50;

    /** What a sheet asks for; the first name is the one of the template. */
    enum Column {
        USERNAME("登录名", "username"),
        NAME("姓名", "name"),
        ROLE("角色", "role"),
        UNIT("单位", "unit"),
        ACTIVE("在用", "active");

        private final List<String> names;

        Column(String... names) {
            this.names = List.of(names);
        }

        String zh() {
            return names.get(0);
        }

        private Optional<String> in(List<String> columns) {
            return columns.stream()
                    .filter(one -> names.contains(one.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    private final List<Unit> units;
    private final List<SheetRow> rows = new ArrayList<>();
    private final Map<Column, String> columns = new LinkedHashMap<>();

    /** Reads who each row is about, or what is wrong with it; existing people are compared by the caller. */
    static List<SheetRow> read(byte[] file, List<Unit> units) {
        var sheet = new PeopleSheet(units);
        try {
            var table = Rows.open(file);
            sheet.find(table.columns());
            table.forEach(line -> {
                if (sheet.rows.size() >= MOST) {
                    throw new LabelledException(
                            Text.format("一次最多%d人，请分几张表导入", "A sheet has at most %d people: use several", MOST));
                }
                if (line instanceof Row row) {
                    sheet.rows.add(sheet.row(row));
                } else if (line instanceof Reject broken) {
                    sheet.rows.add(SheetRow.refused(broken.row(), "", List.of(broken.text())));
                }
            });
        } catch (LabelledException e) {
            throw new InvalidInputException(FILE, e.text());
        }
        if (sheet.rows.isEmpty()) {
            throw new InvalidInputException(FILE, "表中没有人员", "has no people in it");
        }
        return sheet.rows;
    }

    /** The sheet to fill in, with people, and the units and roles that there are. */
    static List<Sheet> with(List<Person> people, List<Unit> units) {
        var head = Arrays.stream(Column.values()).map(Column::zh).toList();
        var roles = Arrays.stream(Role.values())
                .filter(PeopleSheet::isGiven)
                .map(role -> List.<@Nullable Object>of(role.zh(), role.name(), role.en()))
                .toList();
        var all = units.stream()
                .map(u -> List.<@Nullable Object>of(u.name(), u.id().value()))
                .toList();
        return List.of(
                new Sheet("人员", head, people.stream().map(PeopleSheet::cells).toList()),
                new Sheet("角色", List.of("角色", "代码", "英文"), roles),
                new Sheet("单位", List.of("单位", "代码"), all));
    }

    private static List<@Nullable Object> cells(Person person) {
        return Arrays.asList(
                person.username(),
                person.name(),
                person.role().zh(),
                person.unit() == null ? null : person.unit().value(),
                person.active() ? "是" : "否");
    }

    // Administrators and programs are made one at a time, so that no list hides one.
    static boolean isGiven(Role role) {
        return role.isOfTheOffice() && !role.administers();
    }

    private void find(List<String> names) {
        for (var column : Column.values()) {
            var found = column.in(names);
            if (found.isPresent()) {
                columns.put(column, found.get());
            } else if (column != Column.ACTIVE) {
                throw new LabelledException(Text.format(
                        "缺少“%s”列，可下载模板填写",
                        "The column %s (%s) is missing: use the template", column.zh(), column.names.get(1)));
            }
        }
    }

    private SheetRow row(Row row) {
        var mistakes = new ArrayList<Text>();
        var username = cell(row, Column.USERNAME);
        if (username.isEmpty()) {
            mistakes.add(new Text("登录名未填", "The user name is missing"));
        }
        var name = cell(row, Column.NAME);
        if (!isName(name)) {
            mistakes.add(Text.format(
                    "姓名须填写，以文字开头，最多%d字", "The name begins with a letter and has at most %d characters", LONGEST_NAME));
        }
        var role = role(cell(row, Column.ROLE), mistakes);
        var unit = unit(cell(row, Column.UNIT), mistakes);
        var active = active(cell(row, Column.ACTIVE), mistakes);
        return mistakes.isEmpty()
                ? SheetRow.of(row.number(), new Person(username, name, role, unit, active), null)
                : SheetRow.refused(row.number(), username, mistakes);
    }

    private String cell(Row row, Column column) {
        var name = columns.get(column);
        return name == null ? "" : row.cells().getOrDefault(name, "");
    }

    /** No formula, nothing unseen: a name is printed, exported and read aloud. */
    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST_NAME
                && Character.isLetter(name.codePointAt(0))
                && name.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private static @Nullable Role role(String written, List<Text> mistakes) {
        var found = Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(written)
                        || role.zh().equals(written)
                        || role.en().equalsIgnoreCase(written))
                .findFirst();
        if (found.isEmpty()) {
            mistakes.add(Text.format("没有角色“%s”", "There is no role “%s”", Wording.quoted(written)));
        } else if (!isGiven(found.get())) {
            mistakes.add(
                    Text.format("%s不能成批设立，请逐人办理", "%s is not given by a sheet: add this person alone", found.get()));
        }
        return found.orElse(null);
    }

    private @Nullable UnitId unit(String written, List<Text> mistakes) {
        if (written.isEmpty()) {
            return null;
        }
        Predicate<Unit> named = u -> u.name().equals(written) || u.id().value().equals(written);
        var found = units.stream().filter(named).toList();
        if (found.size() != 1) {
            mistakes.add(
                    found.isEmpty()
                            ? Text.format("没有单位“%s”", "There is no unit “%s”", Wording.quoted(written))
                            : Text.format(
                                    "有几个单位叫“%s”，请写代码",
                                    "Several units are called “%s”: write the code", Wording.quoted(written)));
            return null;
        }
        return found.get(0).id();
    }

    private static boolean active(String written, List<Text> mistakes) {
        switch (written.toLowerCase(Locale.ROOT)) {
            case "", "是", "yes", "true", "1" -> {
                return true;
            }
            case "否", "no", "false", "0" -> {
                return false;
            }
            default -> {
                mistakes.add(new Text("“在用”应为“是”或“否”", "Active must be yes or no"));
                return true;
            }
        }
    }
}
