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
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.InvalidInputException.Field;
import org.caseledger.events.office.NoticeChannel;
import org.caseledger.events.office.NoticeChoice;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.caseledger.events.office.NoticeKind;
import org.caseledger.events.office.NoticeTiming;
import org.jspecify.annotations.Nullable;

/** Reads what is typed about notices; full-width digits and letters count as usual ones. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class TypedChoices {
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,180}\\.[A-Za-z]{2,24}");
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
