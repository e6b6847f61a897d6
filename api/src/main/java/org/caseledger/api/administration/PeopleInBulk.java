package org.caseledger.api.administration;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.SheetRow.Outcome;
import org.caseledger.api.office.OfficeAdministration;
import org.caseledger.api.office.PasswordPolicy;
import org.caseledger.api.office.UserNames;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Personnel;
import org.caseledger.api.security.Personnel.NewStanding;
import org.caseledger.api.security.Units;
import org.caseledger.api.sheets.XlsxFile;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.BodyTooLargeException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.text.Sha256;
import org.caseledger.text.Text;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * 批量导入人员: a sheet is tried, row by row, and then recorded as it was tried: all of it at once, an event for each person,
 * or nothing. Whoever is new gets a password that is shown once.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PeopleInBulk {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 14;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OfficeAdministration office;
    private final Administrators administrators;
    private final People people;
    private final Units units;
    private final Personnel personnel;
    private final AccessLog accesses;

    /** A preview of recording a sheet; {@code seen} is its digest, by which it is then recorded. */
    public record Trial(String seen, List<SheetRow> rows) {
        /** How many rows have that outcome. */
        public long count(Outcome outcome) {
            return rows.stream().filter(row -> row.outcome() == outcome).count();
        }

        /** Whether it can be recorded: nothing is refused and something changes. */
        public boolean isGood() {
            return count(Outcome.REFUSED) == 0 && count(Outcome.NEW) + count(Outcome.CHANGED) > 0;
        }
    }

    /** A new person with the first password, which is shown only here. */
    public record FirstPassword(String username, String name, String password) {}

    /** What was recorded. */
    public record Recorded(long added, long changed, List<FirstPassword> passwords) {}

    /** The sheet to fill in, with everybody who can be changed by it. */
    byte[] sheet(Actor actor) {
        administrators.mustChangePeople(actor);
        accesses.read(ReadKind.PEOPLE, null, actor);
        var there = people.list().stream()
                .filter(one -> PeopleSheet.isGiven(one.role()))
                .toList();
        return XlsxFile.of(PeopleSheet.with(there, units.open()));
    }

    /** Tries a sheet; nothing is recorded. */
    public Trial tried(byte[] file, Actor actor) {
        administrators.mustChangePeople(actor);
        accesses.read(ReadKind.PEOPLE, null, actor);
        var there = people.list().stream().collect(Collectors.toMap(Person::username, Function.identity()));
        Map<String, Long> named = new HashMap<>();
        var rows = PeopleSheet.read(file, units.open()).stream()
                .map(row -> row.person() == null ? row : checked(row, there, named, actor))
                .toList();
        return new Trial(Sha256.hex(EventCodec.writeKept(rows)), rows);
    }

    private SheetRow checked(SheetRow row, Map<String, Person> there, Map<String, Long> named, Actor actor) {
        var person = row.person();
        var before = there.get(person.username());
        var mistakes = new ArrayList<Text>();
        var twice = named.putIfAbsent(person.username(), row.row());
        if (twice != null) {
            mistakes.add(Text.format("登录名与第%d行重复", "The user name is in row %d already", twice));
        }
        if (before == null) {
            var others = new ArrayList<>(there.keySet());
            others.addAll(named.keySet());
            UserNames.mistake("", person.username(), others).ifPresent(wrong -> mistakes.add(ofUserName(wrong.text())));
        } else if (!person.equals(before)) {
            changeable(before, actor).ifPresent(mistakes::add);
        }
        try {
            office.mustFit(person.role(), person.unit());
        } catch (InvalidInputException wrong) {
            wrong.fields().forEach(field -> mistakes.add(field.text()));
        }
        return mistakes.isEmpty()
                ? SheetRow.of(row.row(), person, before)
                : SheetRow.refused(row.row(), person.username(), mistakes);
    }

    private static Text ofUserName(Text wrong) {
        return new Text("登录名" + wrong.zh(), "The user name " + wrong.en());
    }

    private Optional<Text> changeable(Person before, Actor actor) {
        if (before.username().equals(actor.person()) || !PeopleSheet.isGiven(before.role())) {
            return Optional.of(new Text(
                    "管理员、程序账号和本人不能成批变更，请逐人办理", "Administrators, programs and yourself are not changed by a sheet"));
        }
        return people.find(before.username()).isPresent()
                ? Optional.empty()
                : Optional.of(
                        new Text("此人须由管理员逐人重新登记并设密码", "This person has to be recorded anew alone, with a password"));
    }

    /** Records a sheet as it was tried; throws {@link InvalidInputException} if it is not as then. */
    public Recorded record(byte[] file, String seen, String reason, Actor actor) {
        administrators.mustChangePeople(actor);
        if (!Wording.isInWords(reason)) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
        var trial = tried(file, actor);
        if (!trial.isGood() || !trial.seen().equals(seen)) {
            throw outdated();
        }
        var passwords = new HashMap<String, FirstPassword>();
        var standings = new ArrayList<NewStanding>();
        for (var row : trial.rows()) {
            if (row.outcome() == Outcome.NEW) {
                var first = first(row.person());
                passwords.put(first.username(), first);
                standings.add(new NewStanding(row.person(), Optional.of(first.password())));
            } else if (row.outcome() == Outcome.CHANGED) {
                standings.add(new NewStanding(row.person(), Optional.empty()));
            }
        }
        if (!personnel.saveAll(standings, new Cause(actor, reason.strip()))) {
            throw outdated();
        }
        return new Recorded(
                trial.count(Outcome.NEW),
                trial.count(Outcome.CHANGED),
                standings.stream()
                        .map(one -> passwords.get(one.person().username()))
                        .filter(first -> first != null)
                        .toList());
    }

    private static InvalidInputException outdated() {
        return new InvalidInputException("", "预览之后人员或表有变化，请重新预览", "People or the sheet have changed since the preview");
    }

    private static FirstPassword first(Person person) {
        var password = random();
        while (PasswordPolicy.mistake("", password, person.username(), person.name())
                .isPresent()) {
            password = random();
        }
        return new FirstPassword(person.username(), person.name(), password);
    }

    private static String random() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /**
     * 批量导入人员: a sheet is sent, its rows are shown with what becomes of each, and are recorded when nothing is wrong;
     * the page that follows shows the first passwords, once.
     */
    @PageController
    @RequestMapping("/people/sheet")
    @RequiredArgsConstructor
    static class PeopleSheetPages {
        private static final String PAGE = "administration/people";

        private final PeopleInBulk people;
        private final Administrators administrators;

        @GetMapping
        String add(LoggedIn person, Model model) {
            administrators.mustChangePeople(person.actor());
            return show(null, new byte[0], FormErrors.NONE, model);
        }

        /** A workbook with everybody who can be changed by it, to be filled in. */
        @GetMapping("/template.xlsx")
        ResponseEntity<byte[]> template(LoggedIn person) {
            return AttachmentResponse.file("people.xlsx", AttachmentResponse.XLSX, people.sheet(person.actor()));
        }

        /** Tries a sheet, or records the one that was tried. */
        @PostMapping
        ModelAndView take(
                @RequestParam(required = false) @Nullable MultipartFile file,
                @Nullable String sheet,
                @Nullable String seen,
                @Nullable String reason,
                LoggedIn person,
                Model model)
                throws IOException {
            administrators.mustChangePeople(person.actor());
            boolean isNew = file != null && !file.isEmpty();
            var bytes = isNew ? file.getBytes() : kept(sheet);
            try {
                if (!isNew && seen != null) {
                    var why = reason == null ? "" : reason;
                    var recorded = people.record(bytes, seen, why, person.actor());
                    model.addAttribute("recorded", recorded);
                    return new ModelAndView("administration/passwords", model.asMap());
                }
                return new ModelAndView(show(people.tried(bytes, person.actor()), bytes, FormErrors.NONE, model));
            } catch (InvalidInputException mistake) {
                return again(bytes, mistake, person, model);
            }
        }

        // Shows what was wrong, together with what the sheet would do now if it can be read.
        private ModelAndView again(byte[] bytes, InvalidInputException mistake, LoggedIn person, Model model) {
            var page = show(readable(bytes, person), bytes, FormErrors.of(mistake), model);
            return SentForms.again(page, model);
        }

        private @Nullable Trial readable(byte[] bytes, LoggedIn person) {
            try {
                return people.tried(bytes, person.actor());
            } catch (InvalidInputException isNot) {
                return null;
            }
        }

        private static byte[] kept(@Nullable String sheet) {
            try {
                return sheet == null ? new byte[0] : Base64.getDecoder().decode(sheet);
            } catch (IllegalArgumentException notOurs) {
                return new byte[0];
            }
        }

        private static String show(@Nullable Trial trial, byte[] sheet, FormErrors mistakes, Model model) {
            model.addAttribute("trial", trial);
            model.addAttribute("sheet", Base64.getEncoder().encodeToString(sheet));
            model.addAttribute("most", PeopleSheet.MOST);
            model.addAttribute("mistakes", mistakes);
            return PAGE;
        }
    }

    /** 批量导入人员, for programs: the body is the sheet. */
    @RestController
    @Tag(name = "office 机构人员")
    @RequestMapping("/api/people/sheet")
    @RequiredArgsConstructor
    static class PeopleSheetController {
        private static final int LARGEST = 1024 * 1024;

        private final PeopleInBulk people;
        private final Administrators administrators;

        /** What recording it would do. */
        @PostMapping
        Trial tried(HttpServletRequest request, LoggedIn person) throws IOException {
            administrators.mustChangePeople(person.actor());
            return people.tried(bytes(request), person.actor());
        }

        /** Records it as it was tried; the first passwords are in this answer and nowhere else. */
        @PostMapping("/record")
        Recorded record(
                @RequestParam String seen, @RequestParam String reason, HttpServletRequest request, LoggedIn person)
                throws IOException {
            administrators.mustChangePeople(person.actor());
            return people.record(bytes(request), seen, reason, person.actor());
        }

        private static byte[] bytes(HttpServletRequest request) throws IOException {
            var bytes = request.getInputStream().readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new BodyTooLargeException(LARGEST);
            }
            return bytes;
        }
    }
}
