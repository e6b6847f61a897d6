package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.Reject;
import org.caseledger.api.importing.Row;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.office.MovedDeadlines.Moved;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.calendar.RecordHolidays;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.procedure.AnnouncedCalendar;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.HolidayFile;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** 放假安排: the holidays of a year, which an administrator records once they are announced (O121-45). */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HolidayNotices {
    private static final int FIRST = 1970;
    private static final int LAST = 2199;

    private final CommandGate gate;
    private final AnnouncedCalendar calendar;
    private final ApplicationEventPublisher events;

    /** That a year became known with the event at a position of the log. */
    public record YearKnown(long position) {}

    /** A day, why it is worked or not, and the holiday to which it belongs. */
    public record Day(
            LocalDate date, DayKind kind, @Nullable String name) {}

    /**
     * The holidays and make-up days of a year: {@code known} says whether they are announced, {@code source} by which
     * notice if it was recorded, {@code version} the data of the whole calendar.
     */
    public record OfYear(int year, boolean known, @Nullable String source, String version, List<Day> days) {}

    /** A year as it is known now. */
    OfYear of(int asked) {
        int year = Paging.within("year", asked, FIRST, LAST);
        var now = calendar.now();
        return new OfYear(
                year,
                now.holds(year),
                now.sourceOf(year),
                now.version(),
                days(LocalDate.of(year, 1, 1), Year.of(year).length())
                        .filter(day -> day.kind() == DayKind.HOLIDAY || day.kind() == DayKind.MAKE_UP_DAY)
                        .toList());
    }

    /** So many days from one on. */
    Stream<Day> days(LocalDate first, int many) {
        return first.datesUntil(first.plusDays(many))
                .map(day -> new Day(day, calendar.kindOf(day), calendar.nameOf(day)));
    }

    /** Records the notice; the days hold at once. */
    OfYear record(RecordHolidays command, Request request, Actor actor) {
        long position = gate.give(command, actor, request).position();
        calendar.refresh();
        events.publishEvent(new YearKnown(position));
        return of(command.year());
    }

    /** 日历: which days of a year are worked, by which limits are counted, and the form for a new year. */
    @PageController
    @RequestMapping("/calendar")
    @RequiredArgsConstructor
    static class CalendarPages {
        private static final int MONTHS = 12;
        private static final PageCommand RECORD = new PageCommand(RecordHolidays.class);
        private static final String FILE = "file";

        /** By what the preview is known again that the form was shown with. */
        private static final String SEEN = "seen";

        private final HolidayNotices notices;
        private final HolidayTrial trial;
        private final Clock clock;

        /** A month, and how many of its days are worked. */
        public record Month(int number, List<HolidayNotices.Day> days) {
            /** How many of them are worked. */
            public long worked() {
                return days.stream().filter(day -> day.kind().isWorked()).count();
            }
        }

        @GetMapping
        String year(@Nullable Integer year, PageRequest page) {
            int shown = year == null ? thisYear() : year;
            var of = notices.of(shown);
            page.add("year", shown);
            page.add("of", of);
            page.add(
                    "mayRecord",
                    !of.known()
                            && shown <= thisYear() + 1
                            && RECORD.to(page.actor().role()));
            page.add(
                    "months",
                    months(notices.days(
                                    LocalDate.of(shown, 1, 1), Year.of(shown).length())
                            .toList()));
            return "office/calendar";
        }

        /** The form, of next year unless another one is asked for; what was previewed is recorded. */
        @FormMapping("/record")
        ModelAndView record(FormRequest form) {
            form.of(RecordHolidays.class).fillIn(typed -> typed.addIfAbsent("year", Integer.toString(thisYear() + 1)));
            return page(form);
        }

        /** Fills the form from a file, to be reviewed and previewed. */
        @PostMapping("/upload")
        ModelAndView upload(@RequestParam(required = false) @Nullable MultipartFile file, FormRequest form)
                throws IOException {
            if (!RECORD.to(form.actor().role())) {
                throw new ForbiddenException();
            }
            var bytes = file == null ? new byte[0] : file.getBytes();
            return page(form.of(RecordHolidays.class).first(() -> {
                form.typed().putAll(UploadedHolidays.typed(bytes, FILE));
                SentForms.askAgain(form.typed());
            }));
        }

        private ModelAndView page(FormRequest form) {
            return form.page(
                    "office/holidays",
                    () -> form.fields(TypedHolidays.class, ""),
                    Set.of(),
                    () -> form.add(SEEN, form.typed().getFirst(SEEN)),
                    sent -> {
                        var command = sent.as(TypedHolidays.class).command();
                        // Whoever may not is refused by the rule, which is recorded.
                        return RECORD.to(form.actor().role()) && !isPreviewed(command, form)
                                ? null
                                : "/calendar?year="
                                        + notices.record(command, sent.request(), form.actor())
                                                .year();
                    });
        }

        private boolean isPreviewed(RecordHolidays command, FormRequest form) {
            var tried = trial.of(command, form.actor());
            if (!form.typed().containsKey("preview") && tried.seen().equals(form.typed(SEEN))) {
                return true;
            }
            form.typed().set(SEEN, tried.seen());
            form.add("tried", tried);
            form.add("months", months(tried.days()));
            return false;
        }

        private int thisYear() {
            return Year.from(clock.instant().atZone(WorkCalendar.ZONE)).getValue();
        }

        private static List<Month> months(List<HolidayNotices.Day> ofYear) {
            return IntStream.rangeClosed(1, MONTHS)
                    .mapToObj(number -> new Month(
                            number,
                            ofYear.stream()
                                    .filter(d -> d.date().getMonthValue() == number)
                                    .toList()))
                    .toList();
        }
    }

    /** What a notice of holidays would do, before it is recorded: the days and the due times. */
    @Component
    @RequiredArgsConstructor(access = AccessLevel.PACKAGE)
    public static class HolidayTrial {
        private final AnnouncedCalendar calendar;
        private final Procedures procedures;
        private final Office office;
        private final MovedDeadlines moved;

        /**
         * The days of the year and the due times that move; {@code seen} is a digest of what was tried and by which
         * calendar.
         */
        public record Tried(int year, List<Day> days, Moved moved, String seen) {}

        /** Throws {@link InvalidInputException} for what cannot be recorded, by its rule. */
        Tried of(RecordHolidays command, Actor actor) {
            var notice = decided(command, actor);
            var now = calendar.now();
            var tried = now.with(notice);
            var days = days(tried, command.year()).toList();
            var rules = new OtherRules(procedures, null, Law.AUTO, tried);
            return new Tried(command.year(), days, moved.under(rules, actor), seen(command, now.version()));
        }

        /** By what a preview is known again. */
        static String seen(RecordHolidays command, String version) {
            return Sha256.hex(command + version);
        }

        private HolidaysRecorded decided(RecordHolidays command, Actor actor) {
            try {
                var context = new DecisionContext(actor, office.time().instant(), office);
                return command.decide(Set.of(), context).get(0);
            } catch (Refused refused) {
                throw new InvalidInputException("", refused.text());
            }
        }

        private static Stream<Day> days(WorkCalendar by, int year) {
            var first = LocalDate.of(year, 1, 1);
            return first.datesUntil(first.plusDays(Year.of(year).length()))
                    .map(day -> new Day(day, by.kindOf(day), by.nameOf(day)));
        }
    }

    /** 放假安排: the holidays and make-up days of a year; an administrator records its notice. */
    @RestController
    @Tag(name = "office 机构人员")
    @RequestMapping("/api/calendar")
    @RequiredArgsConstructor
    static class CalendarController {
        private final HolidayNotices notices;

        @GetMapping("/{year}")
        HolidayNotices.OfYear year(@PathVariable int year) {
            return notices.of(year);
        }

        @PostMapping("/record-holidays")
        HolidayNotices.OfYear record(SentJson sent) {
            var request = sent.request();
            return notices.record(sent.as(RecordHolidays.class), request, sent.actor());
        }
    }

    /** A file with the holidays of a year, CSV or XLSX, as it fills the form to be previewed. */
    static final class UploadedHolidays {
        private static final String CSV = "CSV";
        private static final String XLSX = "XLSX";

        private UploadedHolidays() {}

        /** What is typed in its place; throws {@link InvalidInputException} for what is no such file. */
        static MultiValueMap<String, String> typed(byte[] sent, String field) {
            if (sent.length == 0 || sent.length > JsonBodies.LARGEST) {
                throw new InvalidInputException(
                        field,
                        "请选择不超过%d KB 的 CSV 或 XLSX 文件",
                        "must be a CSV or XLSX file of at most %d KB",
                        JsonBodies.LARGEST / 1024);
            }
            try {
                var file = Rows.isWorkbook(sent) ? HolidayFile.of(XLSX, rows(sent)) : HolidayFile.read(CSV, text(sent));
                var typed = new LinkedMultiValueMap<String, String>();
                typed.add("year", Integer.toString(file.year()));
                typed.add("holidays", lines(file.holidays()));
                typed.add("makeUpDays", lines(file.makeUpDays()));
                return typed;
            } catch (LabelledException e) {
                throw new InvalidInputException(field, e.text());
            }
        }

        private static SortedMap<Integer, List<String>> rows(byte[] sent) {
            var sheet = Rows.open(sent);
            var rows = new TreeMap<Integer, List<String>>();
            rows.put(1, sheet.columns());
            sheet.forEach(line -> {
                int number = Math.toIntExact(line.number());
                if (line instanceof Row row) {
                    rows.put(number, List.copyOf(row.cells().values()));
                } else if (line instanceof Reject broken) {
                    throw new LabelledException(Text.format("%s 第 %d 行：%s", "%s, line %d: %s", XLSX, number, broken));
                }
            });
            return rows;
        }

        // A picture or a PDF is not called a CSV file in a wrong encoding.
        private static byte[] text(byte[] sent) {
            for (byte one : sent) {
                if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                    throw new LabelledException(
                            "应为 CSV（UTF-8 编码）或 XLSX 文件", "must be a CSV file in UTF-8 or an XLSX file");
                }
            }
            return sent;
        }

        private static String lines(Map<LocalDate, String> days) {
            return String.join(
                    "\n",
                    days.entrySet().stream()
                            .map(of -> of.getKey() + " " + of.getValue())
                            .toList());
        }
    }
}
