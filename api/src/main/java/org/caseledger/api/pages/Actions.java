package org.caseledger.api.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.caseledger.command.Allowed;
import org.caseledger.command.AnalyseRepeats;
import org.caseledger.command.AnswerUrging;
import org.caseledger.command.ApproveReply;
import org.caseledger.command.Commands;
import org.caseledger.command.ComplaintCommand;
import org.caseledger.command.CorrectRecord;
import org.caseledger.command.EscalateToSuperior;
import org.caseledger.command.ExtendDeadline;
import org.caseledger.command.Guards;
import org.caseledger.command.JoinComplaint;
import org.caseledger.command.LiftSecrecy;
import org.caseledger.command.LinkRepeatComplaint;
import org.caseledger.command.MarkSecret;
import org.caseledger.command.RecordAccountability;
import org.caseledger.command.RecordContact;
import org.caseledger.command.RecordRectification;
import org.caseledger.command.RejectReply;
import org.caseledger.command.ResumeDeadline;
import org.caseledger.command.ReviewOpinion;
import org.caseledger.command.SuspendDeadline;
import org.caseledger.command.UndoJoin;
import org.caseledger.command.UndoLink;
import org.caseledger.command.UrgeHandling;
import org.caseledger.command.WithdrawCaseAccountability;
import org.caseledger.events.ComplaintJoined;
import org.caseledger.events.EventCodec;
import org.caseledger.events.HandlingUrged;
import org.caseledger.events.Labelled;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.OpinionProposed;
import org.caseledger.events.RepeatComplaintLinked;
import org.caseledger.events.Role;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Draft;

/**
 * What somebody may do with a case now: what carries it on, what is done beside that, and why not
 * the rest.
 */
public record Actions(List<Action> onward, List<Action> beside, List<Action> notNow) {

    private static final Set<Class<? extends ComplaintCommand>> BESIDE =
            Set.of(
                    CorrectRecord.class,
                    LinkRepeatComplaint.class,
                    UndoLink.class,
                    JoinComplaint.class,
                    UndoJoin.class,
                    AnalyseRepeats.class,
                    RecordContact.class,
                    ExtendDeadline.class,
                    SuspendDeadline.class,
                    ResumeDeadline.class,
                    UrgeHandling.class,
                    AnswerUrging.class,
                    RecordRectification.class,
                    RecordAccountability.class,
                    WithdrawCaseAccountability.class,
                    MarkSecret.class,
                    LiftSecrecy.class,
                    EscalateToSuperior.class);

    /** What a command is about, which the case must have. */
    private record About(Predicate<CaseSummary> isThere, String zh, String en) {}

    private static final About DRAFT =
            new About(
                    c -> c.drafts().stream().anyMatch(d -> d.standing() == Draft.Standing.WAITING),
                    "没有待签批的回复稿",
                    "no draft waits");

    private static final Map<Class<? extends ComplaintCommand>, About> ABOUT =
            Map.of(
                    ApproveReply.class,
                    DRAFT,
                    RejectReply.class,
                    DRAFT,
                    ReviewOpinion.class,
                    done(OpinionProposed.class, "尚未提出处理意见", "no opinion was proposed"),
                    UndoLink.class,
                    done(RepeatComplaintLinked.class, "没有关联的件", "nothing is linked"),
                    UndoJoin.class,
                    done(ComplaintJoined.class, "没有并案", "it is not joined"),
                    AnswerUrging.class,
                    done(HandlingUrged.class, "没有督办", "it was not urged"),
                    LiftSecrecy.class,
                    new About(c -> c.secret() != null, "没有定密", "it is not secret"),
                    MarkSecret.class,
                    new About(c -> c.secret() == null, "已经定密", "it is secret"),
                    ResumeDeadline.class,
                    new About(
                            c -> c.deadlines().stream().anyMatch(d -> d.suspendedAt() != null),
                            "没有中止的时限",
                            "no clock is suspended"));

    /** A command: its name in an address, its word, and why it is not to be given, if it is not. */
    public record Action(String path, Labelled word, String whyNotZh, String whyNotEn) {}

    /** Of a case that the reader may know, or of a secret one that does not name the reader. */
    static Actions of(Role role, CaseSummary summary, boolean known) {
        var allowed = Commands.allowed(role, summary.kind(), summary.state());
        var now =
                Commands.onACase().stream()
                        .filter(c -> allowed.contains(c) && isThere(c, summary))
                        .filter(c -> known || !Guards.isForTheNamed(c))
                        .toList();
        return new Actions(
                now.stream().filter(c -> !BESIDE.contains(c)).map(c -> action(c, "", "")).toList(),
                now.stream().filter(BESIDE::contains).map(c -> action(c, "", "")).toList(),
                Commands.onACase().stream()
                        .filter(c -> !now.contains(c))
                        .map(c -> notNow(c, role, allowed.contains(c), isThere(c, summary)))
                        .toList());
    }

    private static boolean isThere(Class<? extends ComplaintCommand> command, CaseSummary summary) {
        var about = ABOUT.get(command);
        return about == null || about.isThere().test(summary);
    }

    private static About done(Class<? extends LedgerEvent> event, String zh, String en) {
        var type = EventCodec.nameOf(event);
        return new About(
                c -> c.steps().stream().anyMatch(step -> step.type().equals(type)), zh, en);
    }

    private static Action notNow(
            Class<? extends ComplaintCommand> command,
            Role role,
            boolean allowed,
            boolean isThere) {
        var rule = command.getAnnotation(Allowed.class);
        var roles = List.of(rule.to());
        if (!roles.contains(role)) {
            return action(command, "由%s办理".formatted(zh(roles)), "for " + en(roles));
        } else if (allowed && isThere) {
            return action(command, "涉密，仅限指定人员办理", "secret: for the people named only");
        } else if (allowed) {
            var about = ABOUT.get(command);
            return action(command, about.zh(), about.en());
        }
        var states = Arrays.asList(rule.in());
        return action(command, "须处于：" + zh(states), "only when the case is " + en(states));
    }

    private static Action action(
            Class<? extends ComplaintCommand> command, String whyNotZh, String whyNotEn) {
        return new Action(Commands.pathOf(command), Commands.wordOf(command), whyNotZh, whyNotEn);
    }

    private static String zh(List<? extends Labelled> words) {
        return words.stream().map(Labelled::zh).collect(Collectors.joining("、"));
    }

    private static String en(List<? extends Labelled> words) {
        return words.stream().map(Labelled::en).collect(Collectors.joining(", "));
    }
}
