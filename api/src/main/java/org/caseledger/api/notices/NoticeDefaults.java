package org.caseledger.api.notices;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.office.NoticeChannel;
import org.caseledger.events.office.NoticeChoice;
import org.caseledger.events.office.NoticeEvent.NoticeDefaultsSet;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.caseledger.events.office.NoticeKind;
import org.caseledger.events.office.NoticeTiming;
import org.caseledger.text.Sha256;
import org.caseledger.text.Wording;
import org.springframework.stereotype.Component;

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
}
