package org.caseledger.command.complaint;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AskAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.WithdrawAssistance;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ProposeLowering;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ExtendDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ResumeDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.SuspendDeadline;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ConcludeOpinion;
import org.caseledger.command.complaint.closing.ClosingCommand.DecideReconsideration;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordAccountability;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawCaseAccountability;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.ProposeOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordContact;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordEscalationAnswer;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordMediation;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordRectification;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.handling.HandlingCommand.ReportOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.links.LinkCommand.AnalyseRepeats;
import org.caseledger.command.complaint.links.LinkCommand.JoinComplaint;
import org.caseledger.command.complaint.links.LinkCommand.LinkRepeatComplaint;
import org.caseledger.command.complaint.links.LinkCommand.RecordNewFacts;
import org.caseledger.command.complaint.links.LinkCommand.UndoJoin;
import org.caseledger.command.complaint.links.LinkCommand.UndoLink;
import org.caseledger.command.complaint.papers.PaperCommand.RecordDelivery;
import org.caseledger.command.complaint.papers.PaperCommand.RecordReceipt;
import org.caseledger.command.complaint.parties.PartyCommand.ArrangeMediation;
import org.caseledger.command.complaint.parties.PartyCommand.NameRepresentatives;
import org.caseledger.command.complaint.parties.PartyCommand.PublishCase;
import org.caseledger.command.complaint.parties.PartyCommand.RecordAgent;
import org.caseledger.command.complaint.parties.PartyCommand.RecordConsent;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.retention.RetentionCommand.SealOff;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SettleJurisdiction;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.secrecy.SecrecyCommand.MarkSecret;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.urging.UrgingCommand.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Digest;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.DeliveryOutcome;
import org.caseledger.events.complaint.DeliveryWay;
import org.caseledger.events.complaint.DisputeStep;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.OtherMatter;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.retention.SealingGround;
import org.caseledger.procedure.WorkCalendar;

/** The least that a person enters who gives a command in good faith, as a form would ask for it. */
final class LeastSaid {
    /** Another case that the office knows. */
    static final CaseId OTHER = CaseId.named("another case");

    private static final String TEXT = "已经退款";
    private final SplittableRandom random;
    private int corrections;
    private int reports;

    LeastSaid(SplittableRandom random) {
        this.random = random;
    }

    /** The command of an offer, chosen from what the offer leaves. */
    ComplaintCommand of(AvailableCommand offer, CaseState c, DecisionContext context) {
        var type = offer.command();
        var told = new Told(Medium.PHONE, context.now());
        var clock = Clock.valueOf(said(offer, "clock").orElse("REPLY"));
        if (type == CorrectRecord.class) {
            return Give.correctRespondent("另一超市" + ++corrections);
        } else if (type == SealOff.class) {
            return new SealOff(
                    Give.CASE, SealingGround.valueOf(said(offer, "ground").orElse("ASKED")));
        } else if (type == SplitFiling.class) {
            return Give.splitFiling();
        } else if (type == LinkRepeatComplaint.class) {
            return Give.link(OTHER);
        } else if (type == UndoLink.class) {
            return Give.undoLink(c.ties().links().stream().findFirst().orElse(OTHER));
        } else if (type == JoinComplaint.class) {
            return Give.join(OTHER);
        } else if (type == UndoJoin.class) {
            return Give.undoJoin();
        } else if (type == ClassifyComplaint.class) {
            return classify(c, context);
        } else if (type == ProposeLowering.class) {
            return Give.lower(any(List.of(Severity.values())));
        } else if (type == ReferElsewhere.class) {
            var matter = c.isClassified() ? null : OtherMatter.ADVICE;
            return new ReferElsewhere(Give.CASE, TEXT, TEXT, told, matter, null, null, null);
        } else if (type == SignOffRouting.class) {
            return Give.signOff(unit(offer));
        } else if (type == AssignComplaint.class) {
            return Give.assign(unit(offer), "就近办理");
        } else if (type == ReturnForReassignment.class) {
            return Give.giveBack();
        } else if (type == ReviewReturn.class) {
            return Give.reviewReturn(random.nextInt(4) == 0);
        } else if (type == RecordConsent.class && !c.parties().consents().ofBothTo(ConsentTo.MEDIATION)) {
            boolean half = c.parties().consents().of(Party.COMPLAINANT, ConsentTo.MEDIATION);
            return Give.consent(ConsentTo.MEDIATION, half ? Party.RESPONDENT : Party.COMPLAINANT);
        } else if (type == ArrangeMediation.class) {
            return Give.arrangeMediation(context.now());
        } else if (type == NameRepresentatives.class) {
            return new NameRepresentatives(Give.CASE, List.of("张三"), 3, null, null);
        } else if (type == RecordAgent.class) {
            return Give.recordAgent(LocalDate.ofInstant(context.now(), WorkCalendar.ZONE));
        } else if (type == RecordDelivery.class) {
            var paper = said(offer, "paper").orElse(TEXT);
            return new RecordDelivery(Give.CASE, paper, TEXT, DeliveryWay.MAIL, null, null);
        } else if (type == RecordReceipt.class) {
            var paper = said(offer, "paper").orElse(TEXT);
            return new RecordReceipt(Give.CASE, paper, DeliveryOutcome.RECEIVED, null, null, null);
        } else if (type == PublishCase.class) {
            return new PublishCase(Give.CASE, TEXT, Digest.of(TEXT), null, null);
        } else if (type == AcceptComplaint.class) {
            return new AcceptComplaint(Give.CASE, told, Jurisdiction.PLACE_OF_BUSINESS, null, null);
        } else if (type == RecordNewFacts.class) {
            return new RecordNewFacts(Give.CASE, CaseId.named("a later report " + ++reports), TEXT);
        } else if (type == SettleJurisdiction.class) {
            return new SettleJurisdiction(Give.CASE, DisputeStep.NAMED, TEXT, null, null);
        } else if (type == DeclineComplaint.class) {
            var ground = c.kind() == ComplaintKind.COMPLAINT ? RefusalGround.MATERIALS : null;
            var reason = c.reply().draft() == null ? "未提供材料" : TEXT;
            return new DeclineComplaint(Give.CASE, reason, told, ground, null, true, null, null, null, null);
        } else if (type == RecordMediation.class) {
            boolean agreed = c.parties().consents().ofBothTo(ConsentTo.MEDIATION)
                    && !c.parties().represented()
                    && random.nextBoolean();
            var ending = agreed ? null : MediationEnding.ABSENT_OR_REFUSED;
            return new RecordMediation(Give.CASE, agreed, null, ending, null, null);
        } else if (type == RecordInvestigation.class) {
            return Give.investigate(random.nextBoolean());
        } else if (type == RecordContact.class) {
            return Give.contact(null);
        } else if (type == ReportOpinion.class) {
            return Give.reportOpinion();
        } else if (type == ProposeOpinion.class) {
            var plan = new Plan("约谈", context.now().plus(Duration.ofDays(3)), "李四");
            return new ProposeOpinion(Give.CASE, "责令退款", plan, null, null);
        } else if (type == ReviewOpinion.class) {
            return Give.reviewOpinion(random.nextInt(4) > 0);
        } else if (type == DraftReply.class) {
            return Give.draft(TEXT);
        } else if (type == ReviewDraft.class) {
            var draft = c.reply().drafts();
            return new ReviewDraft(Give.CASE, draft, Digest.of(TEXT), random.nextInt(4) > 0, "情况属实", null, null);
        } else if (type == ApproveReply.class) {
            return Give.approve(c.reply().drafts(), TEXT);
        } else if (type == RejectReply.class) {
            return Give.reject(c.reply().drafts(), TEXT);
        } else if (type == SendReply.class) {
            return c.reply().draft() == null ? Give.reply(TEXT) : Give.replyAsDrafted();
        } else if (type == ConcludeOpinion.class) {
            var findings = c.reply().draft() == null ? TEXT : null;
            return new ConcludeOpinion(Give.CASE, findings, "已下架", null, null, null);
        } else if (type == ExtendDeadline.class) {
            return extend(clock, told, c, context);
        } else if (type == SuspendDeadline.class) {
            return Give.suspend(clock);
        } else if (type == ResumeDeadline.class) {
            return Give.resume(clock);
        } else if (type == RecordFollowUp.class) {
            return new RecordFollowUp(Give.CASE, Satisfaction.NOT, null, null, null);
        } else if (type == DecideReconsideration.class) {
            return Give.decideReconsideration();
        } else if (type == ReopenComplaint.class) {
            return new ReopenComplaint(
                    Give.CASE,
                    random.nextBoolean() ? ReopenGround.NEW_EVIDENCE : ReopenGround.RECONSIDERATION,
                    "有新的证据",
                    null,
                    null);
        } else if (type == UrgeHandling.class) {
            return Give.urge(
                    usual(offer, "step").map(UrgingStep::valueOf).orElse(null),
                    usual(offer, "clock").map(Clock::valueOf).orElse(null),
                    null);
        } else if (type == AnswerUrging.class) {
            return Give.answerUrging(null, null);
        } else if (type == RecordRectification.class) {
            return c.state() == ComplaintState.ARCHIVED
                    ? Give.completeRectification(
                            c.rectifications().open().keySet().stream()
                                    .findFirst()
                                    .orElse(1),
                            "已张贴")
                    : Give.orderRectification("张贴价目", null);
        } else if (type == RecordAccountability.class) {
            return new RecordAccountability(Give.CASE, AccountabilityKind.COMMENDATION, "犀浦所", "处理及时", null, null);
        } else if (type == AskAssistance.class) {
            return new AskAssistance(Give.CASE, unit(offer), TEXT, null, null, null);
        } else if (type == WithdrawAssistance.class) {
            return new WithdrawAssistance(Give.CASE, unit(offer), TEXT, null, null);
        } else if (type == RecordEscalationAnswer.class) {
            var open = c.escalations().open();
            return Give.answerEscalation(open.isEmpty() ? null : open.first());
        } else if (type == WithdrawCaseAccountability.class) {
            return Give.withdrawAccountability(
                    c.accountability().standing().stream().findFirst().orElse(1));
        } else if (type == AnalyseRepeats.class) {
            return Give.analyseRepeats();
        } else if (type == MarkSecret.class) {
            return Give.markSecret(People.LEADER.person(), People.HEAD.person());
        } else if (type == ArchiveComplaint.class) {
            var dossier = Give.archive();
            return new ArchiveComplaint(Give.CASE, dossier.present(), dossier.missing(), "已再次解释", null, null);
        }
        return PlainCommands.of(type, told, random);
    }

    /** What has to be said to begin with. */
    private static Optional<String> usual(AvailableCommand offer, String part) {
        return choice(offer, part).map(Choice::usual);
    }

    /** The same, or any of what is left to choose from. */
    private Optional<String> said(AvailableCommand offer, String part) {
        return usual(offer, part)
                .or(() -> choice(offer, part)
                        .map(Choice::values)
                        .filter(values -> !values.isEmpty())
                        .map(this::any));
    }

    private UnitId unit(AvailableCommand offer) {
        return said(offer, "unit").map(UnitId::new).orElse(People.XIPU);
    }

    private static Optional<Choice> choice(AvailableCommand offer, String part) {
        return offer.choices().stream().filter(one -> one.part().equals(part)).findFirst();
    }

    private ExtendDeadline extend(Clock clock, Told told, CaseState c, DecisionContext context) {
        var due = c.deadlines().open(clock).map(d -> d.dueAt()).orElse(context.now());
        var later = (due.isAfter(context.now()) ? due : context.now()).plusSeconds(1);
        var calendar = context.office().calendar();
        while (!calendar.isWorkingDay(later.atZone(WorkCalendar.ZONE).toLocalDate())) {
            later = later.plus(Duration.ofDays(1));
        }
        return new ExtendDeadline(Give.CASE, clock, "商品须送检", told, later, null, null);
    }

    /** Nothing less than before; from a handler something more. */
    private ClassifyComplaint classify(CaseState c, DecisionContext context) {
        var before = c.facts();
        var flags = EnumSet.noneOf(Flag.class);
        flags.addAll(before.flags());
        if (context.actor().role() == Role.HANDLER) {
            Arrays.stream(Flag.values())
                    .filter(flag -> !flags.contains(flag))
                    .findFirst()
                    .ifPresent(flags::add);
        } else if (random.nextInt(4) == 0) {
            flags.add(any(List.of(Flag.ON_SITE, any(List.of(Flag.values())))));
        }
        var severities = List.of(Severity.GENERAL, Severity.GENERAL, Severity.MAJOR, Severity.URGENT);
        return Give.classify(
                higher(before.severity(), any(severities)),
                before.difficulty(),
                higher(before.opinionLevel(), any(List.of(OpinionLevel.values()))),
                before.line(),
                flags.toArray(Flag[]::new));
    }

    private static <E extends Enum<E>> E higher(E one, E other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private <T> T any(List<? extends T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
