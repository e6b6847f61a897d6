package org.caseledger.api.notices;

import java.text.Normalizer;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.InvalidInputException.Field;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.office.NoticeChannel;
import org.caseledger.events.office.NoticeChoice;
import org.caseledger.events.office.NoticeEvent.NoticeDefaultsSet;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.caseledger.events.office.NoticeKind;
import org.caseledger.events.office.NoticeTiming;
import org.caseledger.text.Sha256;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 通知默认方式: when notices are sent to people without a choice of their own. An administrator sets it after a preview of
 * the people concerned; a personal choice takes precedence.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class NoticeDefaults {
    private final NoticeChoices choices;
    private final OfficeLog office;
    private final People people;

    /** A default that becomes another, and how many people it concerns. */
    public record Changed(
            NoticeKind kind, NoticeChannel channel, NoticeTiming before, NoticeTiming after, long people) {}

    /**
     * What would change: {@code people} are those who have an address and made no choice of their own, each counted
     * once; {@code seen} identifies this preview.
     */
    public record Effect(List<Changed> changes, long people, String seen) {}

    /** The defaults that hold now. */
    public NoticeDefaultsSet now(Actor actor) {
        AccessPolicy.mustSeeAdministration(actor);
        return choices.defaults();
    }

    /** What others in place of those that hold would change. */
    public Effect preview(List<NoticeChoice> wanted, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        return effect(wanted);
    }

    /**
     * Sets them as they were previewed; throws {@link InvalidInputException} if anything has changed since, or nothing
     * would.
     */
    public void set(List<NoticeChoice> wanted, String seen, String reason, Actor by) {
        AccessPolicy.mustAdminister(by);
        if (!Wording.isInWords(reason)) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
        office.change(
                NoticeDefaultsSet.STREAM,
                () -> {
                    var effect = effect(wanted);
                    refuse(effect.changes().isEmpty(), "与现行默认相同", "These defaults hold already");
                    refuse(
                            !effect.seen().equals(seen),
                            "预览之后有过变更，请重新预览",
                            "Something has changed since the preview: look at it again");
                    return new NoticeDefaultsSet(wanted, reason.strip());
                },
                by);
    }

    private static void refuse(boolean wrong, String zh, String en) {
        if (wrong) {
            throw new InvalidInputException("", zh, en);
        }
    }

    private Effect effect(List<NoticeChoice> wanted) {
        var now = choices.defaults();
        var then = new NoticeDefaultsSet(wanted, "");
        var following = following();
        var changes = Arrays.stream(NoticeKind.values())
                .flatMap(kind -> Stream.of(NoticeChannel.values()).map(c -> cell(kind, c)))
                .map(cell -> changed(cell, now, then, following))
                .filter(cell -> cell.before() != cell.after())
                .toList();
        long concerned = following.stream()
                .filter(one -> changes.stream().anyMatch(c -> follows(one, c)))
                .count();
        return new Effect(changes, concerned, Sha256.hex(now + "\n" + changes + concerned));
    }

    private static NoticeChoice cell(NoticeKind kind, NoticeChannel channel) {
        return new NoticeChoice(kind, channel, kind.usual());
    }

    private static Changed changed(
            NoticeChoice cell, NoticeDefaultsSet now, NoticeDefaultsSet then, List<NoticesChosen> following) {
        var kind = cell.kind();
        var channel = cell.channel();
        var changed = new Changed(kind, channel, now.timing(kind, channel), then.timing(kind, channel), 0);
        long concerned = following.stream().filter(one -> follows(one, changed)).count();
        return new Changed(kind, channel, changed.before(), changed.after(), concerned);
    }

    private static boolean follows(NoticesChosen one, Changed cell) {
        return one.address(cell.channel()) != null
                && one.chosen(cell.kind(), cell.channel()).isEmpty();
    }

    /** The choices of those who receive notices of cases; administrators do not. */
    private List<NoticesChosen> following() {
        return people.list().stream()
                .filter(person -> person.active() && !person.role().administers())
                .map(Person::username)
                .map(choices::of)
                .toList();
    }

    /** 通知默认方式, for the administrator; whoever sees how the office is set up sees it. */
    @PageController
    @RequestMapping(NoticeDefaultsPages.PATH)
    @RequiredArgsConstructor
    static class NoticeDefaultsPages {
        static final String PATH = "/administration/notices";
        private static final String PAGE = "notices/defaults";
        private static final String REASON = "reason";

        private final NoticeDefaults defaults;
        private final NoticeSenders senders;

        @GetMapping
        String show(LoggedIn person, Model model) {
            show(defaults.now(person.actor()), "", FormErrors.NONE, person, model);
            return PAGE;
        }

        /** The preview; what was previewed is set, as long as nothing else has changed. */
        @PostMapping
        ModelAndView set(@RequestParam Map<String, String> typed, LoggedIn person, Model model) {
            AccessPolicy.mustAdminister(person.actor());
            var reason = typed.getOrDefault(REASON, "");
            var shown = defaults.now(person.actor());
            try {
                var wanted = TypedChoices.defaults(typed);
                shown = new NoticeDefaultsSet(wanted, reason);
                var seen = typed.get("seen");
                if (seen != null && !typed.containsKey("preview")) {
                    defaults.set(wanted, seen, reason, person.actor());
                    return SentForms.done(PATH, PATH);
                }
                model.addAttribute("effect", defaults.preview(wanted, person.actor()));
                show(shown, reason, FormErrors.NONE, person, model);
                return new ModelAndView(PAGE, model.asMap());
            } catch (InvalidInputException mistake) {
                model.addAttribute("effect", defaults.preview(shown.choices(), person.actor()));
                show(shown, reason, FormErrors.of(mistake), person, model);
                return SentForms.again(PAGE, model);
            }
        }

        private void show(NoticeDefaultsSet shown, String reason, FormErrors mistakes, LoggedIn person, Model model) {
            model.addAttribute("shown", shown);
            model.addAttribute("reason", reason);
            model.addAttribute("mistakes", mistakes);
            model.addAttribute("mayChange", person.actor().role() == Role.ADMIN);
            model.addAttribute("kinds", NoticeKind.values());
            model.addAttribute("channels", NoticeChannel.values());
            model.addAttribute("timings", NoticeTiming.values());
            model.addAttribute("setUp", senders.channels());
        }
    }

    /** Reads what is typed about notices; full-width digits and letters count as usual ones. */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    static final class TypedChoices {
        private static final Pattern MAIL =
                Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,24}");
        private static final Pattern ROBOT_ID = Pattern.compile("[A-Za-z0-9@._-]{1,64}");
        private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,15}");

        private final Map<String, String> typed;
        private final List<Field> mistakes = new ArrayList<>();

        /** Throws {@link InvalidInputException} with all mistakes. */
        static NoticesChosen of(String username, Map<String, String> typed) {
            return new TypedChoices(typed).read(username);
        }

        /** The defaults of the office: what differs from what the program does by itself. */
        static List<NoticeChoice> defaults(Map<String, String> typed) {
            var read = new TypedChoices(typed);
            var choices = read.choices()
                    .filter(choice -> choice.timing() != choice.kind().usual())
                    .toList();
            read.mustBeRight();
            return choices;
        }

        private NoticesChosen read(String username) {
            var mail = text("mail", MAIL, "请填写电子邮件地址，如 name@example.gov.cn", "Enter an e-mail address");
            var webhook = text("webhook", ROBOT_ID, "请填写企业微信或者钉钉中的用户ID", "Enter your user id in WeCom or DingTalk");
            var phone = text("phone", PHONE, "请填写手机号码", "Enter a mobile phone number");
            var from = time("quietFrom");
            var until = time("quietUntil");
            if ((from == null) != (until == null)) {
                mistakes.add(new Field(
                        from == null ? "quietFrom" : "quietUntil",
                        "免打扰时段须有起止时间",
                        "Quiet hours need a beginning and an end"));
            }
            var choices = choices().toList();
            mustBeRight();
            return new NoticesChosen(username, mail, webhook, phone, from, until, choices);
        }

        private void mustBeRight() {
            if (!mistakes.isEmpty()) {
                throw new InvalidInputException(List.copyOf(mistakes));
            }
        }

        /** What is chosen; where nothing is typed, the default is meant. */
        private Stream<NoticeChoice> choices() {
            return Arrays.stream(NoticeKind.values())
                    .flatMap(kind -> Stream.of(NoticeChannel.values()).map(c -> choice(kind, c)))
                    .flatMap(Optional::stream);
        }

        private @Nullable String plain(String name) {
            var text = Normalizer.normalize(typed.getOrDefault(name, ""), Normalizer.Form.NFKC)
                    .strip();
            return text.isEmpty() ? null : text;
        }

        private @Nullable String text(String name, Pattern pattern, String zh, String en) {
            var text = plain(name);
            if (text != null && !pattern.matcher(text).matches()) {
                mistakes.add(new Field(name, zh, en));
            }
            return text;
        }

        private @Nullable LocalTime time(String name) {
            var text = plain(name);
            try {
                return text == null ? null : LocalTime.parse(text);
            } catch (DateTimeParseException e) {
                mistakes.add(new Field(name, "请填写时间，如 20:00", "Enter a time such as 20:00"));
                return null;
            }
        }

        private Optional<NoticeChoice> choice(NoticeKind kind, NoticeChannel channel) {
            var name = kind + "." + channel;
            var text = plain(name);
            var timing = Stream.of(NoticeTiming.values())
                    .filter(value -> value.name().equals(text))
                    .findFirst();
            if (text != null && timing.isEmpty()) {
                mistakes.add(new Field(name, "没有此选项", "There is no such choice"));
            }
            return timing.map(chosen -> new NoticeChoice(kind, channel, chosen));
        }
    }
}
