package org.caseledger.api.duty;

import java.io.IOException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.duty.Colleagues.Directory;
import org.caseledger.api.duty.RosterImport.RosterMistake;
import org.caseledger.api.importing.Reject;
import org.caseledger.api.importing.Row;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.importing.TableLine;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.duty.ChangeRosters;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.duty.RosterChanges;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.Unit;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.text.Labelled;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Imports a roster from a table, CSV or XLSX: all of it, or nothing with every mistake reported. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RosterImport {
    private final CommandGate gate;
    private final Office office;
    private final EventLog log;
    private final Units units;
    private final Colleagues colleagues;

    /** What became of a table: with mistakes nothing was recorded; {@code position} is that of the last event. */
    public record Outcome(int rows, long position, List<RosterMistake> mistakes) {}

    /** Imports a table in the name of a person; throws {@link InvalidInputException} if it cannot be read at all. */
    public Outcome take(byte[] file, Actor actor, Request request) {
        var table = read(file);
        var commands = table.taken().stream().map(RosterTable.Taken::command).toList();
        var mistakes = new ArrayList<>(table.mistakes());
        // A repeated request gets its first answer, whatever has changed since.
        if (!gate.knows(request)) {
            RosterChanges.refusals(commands, actor, office, log)
                    .forEach((place, refused) -> mistakes.add(
                            new RosterMistake(table.taken().get(place).row(), "-", refused.text())));
        }
        if (!mistakes.isEmpty() || commands.isEmpty()) {
            mistakes.sort(Comparator.comparingLong(RosterMistake::row));
            return new Outcome(commands.size(), 0, mistakes);
        }
        var given = gate.give(new ChangeRosters(commands), actor, request);
        return new Outcome(commands.size(), given.position(), List.of());
    }

    private RosterTable read(byte[] file) {
        try {
            return RosterTable.read(Rows.open(file), units.list(), colleagues.directory());
        } catch (LabelledException e) {
            throw new InvalidInputException("", e.text());
        }
    }

    /**
     * A row that cannot be taken, counted from 1 with the header; {@code column} is {@code -} when it is the whole row.
     */
    public record RosterMistake(long row, String column, Text text) implements Labelled {}

    /**
     * A roster as a table: 日期, 单位, 类别, 姓名 or 账号, 电话, and 原因 for days that have passed; what its rows ask for, and every
     * mistake in them.
     */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    static final class RosterTable {
        private static final int MOST_ROWS = 2_000;

        private final List<Unit> units;
        private final Directory directory;
        private final List<Taken> taken = new ArrayList<>();
        private final List<RosterMistake> mistakes = new ArrayList<>();
        private int lines;

        /** A row that can be read, and what it asks for. */
        record Taken(long row, AssignDuty command) {}

        /** Reads a table; a {@link LabelledException} when it has not the columns or too many rows. */
        static RosterTable read(Rows rows, List<Unit> units, Directory directory) {
            for (var column : RosterRow.NEEDED) {
                mustHave(rows.columns().contains(column), column);
            }
            mustHave(RosterRow.WHO.stream().anyMatch(rows.columns()::contains), "姓名 / 账号");
            var table = new RosterTable(units, directory);
            rows.forEach(table::line);
            return table;
        }

        List<Taken> taken() {
            return taken;
        }

        List<RosterMistake> mistakes() {
            return mistakes;
        }

        private static void mustHave(boolean there, String column) {
            if (!there) {
                throw new LabelledException(Text.format("缺少“%s”列", "The column %s is missing", column));
            }
        }

        private void line(TableLine line) {
            if (++lines > MOST_ROWS) {
                throw new LabelledException(
                        Text.format("超过%d行，请分次导入", "it has more than %d rows: import it in parts", MOST_ROWS));
            }
            if (line instanceof Reject broken) {
                mistakes.add(new RosterMistake(broken.row(), broken.column(), broken.text()));
                return;
            }
            var row = (Row) line;
            new RosterRow(row, units, directory, mistakes)
                    .command()
                    .ifPresent(command -> taken.add(new Taken(row.number(), command)));
        }
    }

    /** A roster from a table, CSV or XLSX: all of its rows, or none with every mistake reported. */
    @PageController
    @RequestMapping("/duty/import")
    @RequiredArgsConstructor
    static class RosterImportPages {
        private final Rostering rosters;
        private final Requests requests;

        /** A mistake in the table: in which row and column, empty where it is the whole table. */
        public record Wrong(String row, String column, String says) {
            static Wrong of(InvalidInputException.Field field) {
                var says = RequestLanguage.choose(field);
                var place = field.field().split(" ", 3);
                return place.length == 3 ? new Wrong(place[1], place[2], says) : new Wrong("", "", says);
            }
        }

        @GetMapping
        String form(LoggedIn person, Model model) {
            ForbiddenException.unless(
                    new PageCommand(AssignDuty.class).to(person.actor().role()));
            fill(List.of(), FormErrors.NONE, model);
            return "duty/import";
        }

        @PostMapping
        ModelAndView take(
                @RequestParam(required = false) MultipartFile file, @Nullable String key, LoggedIn person, Model model)
                throws IOException {
            try {
                var bytes = file == null ? new byte[0] : file.getBytes();
                var request = requests.of("/duty/import", bytes, person, key, null);
                var taken = rosters.take(bytes, request, person.actor());
                return new ModelAndView("redirect:/duty?after=" + taken.position());
            } catch (InvalidInputException mistake) {
                fill(mistake.fields().stream().map(Wrong::of).toList(), FormErrors.NONE, model);
            } catch (Rejection rejection) {
                fill(List.of(), FormErrors.of(rejection), model);
            }
            return SentForms.again("duty/import", model);
        }

        private static void fill(List<Wrong> wrong, FormErrors mistakes, Model model) {
            model.addAttribute("wrong", wrong);
            model.addAttribute("mistakes", mistakes);
            model.addAttribute("key", TimeOrderedId.next());
        }
    }

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
                    .orElseGet(() -> mistake(
                            DAY,
                            "“%s”不是日期（如 2026-10-01）",
                            "“%s” is not a date (like 2026-10-01)",
                            Wording.quoted(text)));
        }

        private @Nullable Unit unit() {
            var text = cell(UNIT);
            var code = Normalizer.normalize(text, Normalizer.Form.NFKC);
            return units.stream()
                    .filter(u -> u.id().value().equals(code) || u.name().equals(text))
                    .findFirst()
                    .orElseGet(() -> mistake(UNIT, "没有单位“%s”", "there is no unit %s", Wording.quoted(text)));
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
                    .orElseGet(() -> mistake(KIND, "“%s”不是值班或备勤", "“%s” is neither 值班 nor 备勤", Wording.quoted(text)));
        }

        private @Nullable Person person(Unit unit) {
            var column =
                    WHO.stream().filter(c -> !cell(c).isEmpty()).findFirst().orElse(NAME);
            var text = cell(column);
            var found = directory.find(text, unit.id());
            if (found.isEmpty()) {
                return mistake(
                        column,
                        "没有人员“%s”，或已停用",
                        "“%s” is not the login name or name of an active person",
                        Wording.quoted(text));
            } else if (found.size() > 1) {
                return mistake(
                        column,
                        "“%s”有%d人，请填账号",
                        "there are %2$d people named %1$s; enter the login name",
                        text,
                        found.size());
            }
            var name = cell(NAME);
            return name.isEmpty()
                            || column.equals(NAME)
                            || name.equals(found.get(0).name())
                    ? found.get(0)
                    : mistake(
                            NAME,
                            "账号“%s”不是“%s”",
                            "the login name %s does not belong to %s",
                            text,
                            Wording.quoted(name));
        }

        private @Nullable String phone() {
            var text = cell(PHONE);
            return Phone.of(text)
                    .orElseGet(() -> mistake(PHONE, "“%s”不是电话号码", "“%s” is not a phone number", Wording.quoted(text)));
        }

        private <T> @Nullable T mistake(String column, String zh, String en, Object... facts) {
            mistakes.add(new RosterMistake(row.number(), column, Text.format(zh, en, facts)));
            return null;
        }

        /** Blank when there is no such column. */
        private String cell(String column) {
            return row.cells().getOrDefault(column, "");
        }

        /** Days as tables write them, with digits of any width. */
        static final class RosterDays {
            private static final List<DateTimeFormatter> FORMS = Stream.of(
                            "uuuu-M-d", "uuuu/M/d", "uuuu.M.d", "uuuu年M月d日", "uuuuMMdd")
                    .map(DateTimeFormatter::ofPattern)
                    .map(form -> form.withResolverStyle(ResolverStyle.STRICT))
                    .toList();

            private static final int LONGEST = 40;

            private RosterDays() {}

            /** Empty when the text is no day of the calendar. */
            static Optional<LocalDate> of(String text) {
                if (text.length() > LONGEST) {
                    return Optional.empty();
                }
                var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace(" ", "");
                for (var form : FORMS) {
                    try {
                        return Optional.of(LocalDate.parse(plain, form));
                    } catch (DateTimeException notThisForm) {
                        // the next form may fit
                    }
                }
                return Optional.empty();
            }
        }
    }
}
