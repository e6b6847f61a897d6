package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.parties.PartyCommand.AskRecusal;
import org.caseledger.command.complaint.replying.Approvals;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.Deciders;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.HandedToPolice;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.OpenRectifications;
import org.caseledger.events.complaint.OtherMatter;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.EscalationAnswered;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Requirement;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** What the unit does with a case, in the order of life. */
public sealed interface HandlingCommand extends ComplaintCommand {
    /**
     * 受理: the unit takes the case and has notified the complainant (P9.06–07); under Order 121 it states why this
     * office is the one to handle it (O121-13, O121-29 to 32).
     */
    @LedgerCommand(
            zh = "受理",
            en = "accept",
            roles = {Role.HANDLER},
            states = {ComplaintState.ASSIGNED},
            reads = {SealedField.COMPLAINANT, SealedField.NARRATIVE})
    record AcceptComplaint(
            CaseId caseId,
            Told told,
            @Nullable Jurisdiction jurisdiction,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            CaseGuards.told(told, c, context);
            CaseGuards.asked(
                    jurisdiction != null,
                    Requirement.GROUND_OF_JURISDICTION,
                    c.kind() == ComplaintKind.REPORT ? Rule.JURISDICTION_OF_A_REPORT : Rule.JURISDICTION_OF_A_COMPLAINT,
                    c,
                    context);
            CaseGuards.ofItsKind(jurisdiction, c);
            return List.of(new ComplaintAccepted(c.heldBy(), told, jurisdiction, occurred(context)));
        }

        /** A record from before the items were asked for, or from another system, is not held to it. */
        public static void before(CaseState c, DecisionContext context) {
            var missing = c.missing();
            if (!missing.isEmpty() && CaseGuards.isAsked(Requirement.COMPLETE_RECORD, c, context)) {
                var clause = missing.iterator().next().clause();
                throw new Refused(clause, Rule.RECORD_COMPLETE, Text.list(missing));
            }
        }
    }

    /**
     * 不予受理: the unit does not take the case and has notified the complainant of the reason (P9.07): where a reply would
     * need approvals, in exactly the approved words (P9.12); for a complaint under Order 121 on which of the seven
     * grounds, and which other ways there are (O121-15, 16). A report that the same person made before of the same
     * facts is not handled again (O121-35).
     */
    @LedgerCommand(
            zh = "不予受理",
            en = "decline",
            roles = {Role.HANDLER},
            states = {ComplaintState.ASSIGNED},
            reads = {SealedField.COMPLAINANT, SealedField.NARRATIVE})
    record DeclineComplaint(
            CaseId caseId,
            String reason,
            Told told,
            @Nullable RefusalGround ground,
            @Nullable Set<RefusalSign> signs,
            @Nullable Boolean otherWaysTold,
            @Nullable CaseId repeats,
            @Nullable Jurisdiction jurisdiction,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            CaseGuards.toldWhy(reason, told, c, context);
            Approvals.mustBeOfReason(reason, c, context);
            var considered = signs == null || signs.isEmpty() ? null : signs;
            CaseGuards.asked(ground != null, Requirement.GROUND_OF_REFUSAL, Rule.GROUND_OF_REFUSAL, c, context);
            Guards.require(ground == null || c.kind() == ComplaintKind.COMPLAINT, Rule.GROUND_OF_A_COMPLAINT);
            Guards.require(considered == null || ground == RefusalGround.NO_CONSUMER_DISPUTE, Rule.SIGNS_OF_GROUND_3);
            CaseGuards.asked(
                    Boolean.TRUE.equals(otherWaysTold), Requirement.OTHER_WAYS_TOLD, Rule.OTHER_WAYS_TOLD, c, context);
            CaseGuards.ofItsKind(jurisdiction, c);
            var when = occurred(context);
            var events = new ArrayList<ComplaintEvent>();
            if (repeats != null) {
                mustBeAnEarlierReport(c, context);
                if (!c.ties().links().contains(repeats)) {
                    events.add(new RepeatComplaintLinked(repeats, reason, when));
                }
            }
            events.add(new ComplaintDeclined(
                    reason, told, ground, considered, otherWaysTold, repeats, jurisdiction, when));
            return events;
        }

        /** The same facts reported again by the same person: two never repeat each other. */
        private void mustBeAnEarlierReport(CaseState c, DecisionContext context) {
            Guards.require(
                    c.kind() == ComplaintKind.REPORT
                            && repeats.isExercise() == caseId.isExercise()
                            && context.office()
                                    .find(repeats)
                                    .filter(OtherCase::isReport)
                                    .filter(first -> first.receivedAt().isBefore(c.receivedAt()))
                                    .isPresent(),
                    Rule.REPEATS_AN_EARLIER_REPORT,
                    repeats);
        }

        public static void before(CaseState c, DecisionContext context) {
            Approvals.mustBeCompleteToEnd(c, context);
        }
    }

    /**
     * 告知转送: the matter is another authority's, and the complainant was notified whose (P9.05), or it is no complaint or
     * report at all, and the complainant was notified of the way it goes (O121-44): where a reply would need approvals,
     * in exactly the approved words, which name the authority (P9.12). A complaint or report is classified before,
     * which shows whether it would.
     */
    @LedgerCommand(
            zh = "告知转送",
            en = "refer to another authority",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER},
            states = {ComplaintState.RECEIVED, ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED},
            reads = {SealedField.COMPLAINANT, SealedField.NARRATIVE})
    record ReferElsewhere(
            CaseId caseId,
            String authority,
            String reason,
            Told told,
            @Nullable OtherMatter matter,
            @Nullable Jurisdiction jurisdiction,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            CaseGuards.toldWhy(reason, told, c, context);
            if (matter == null) {
                Approvals.mustBeClassified(c, context);
            }
            Approvals.mustBeOfReferral(authority, reason, c, context);
            CaseGuards.ofItsKind(jurisdiction, c);
            return List.of(new ComplaintReferred(authority, reason, told, matter, jurisdiction, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            Approvals.mustBeCompleteToEnd(c, context);
        }
    }

    /** 调查: what was found, on site or not (P9.14, P4.13). */
    @LedgerCommand(
            zh = "记录调查",
            en = "record investigation",
            roles = {Role.HANDLER},
            states = {ComplaintState.ACCEPTED, ComplaintState.REOPENED},
            sealed = {"findings"},
            reads = SealedField.NARRATIVE,
            after = "record-settlement")
    record RecordInvestigation(
            CaseId caseId,
            boolean onSite,
            String findings,
            @Nullable List<Evidence> evidence,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var pieces = evidence == null ? List.<Evidence>of() : evidence;
            CaseGuards.kept(pieces, caseId, context);
            var sealed = context.office().seal(caseId, SealedField.INVESTIGATION, findings);
            return List.of(new InvestigationRecorded(c.heldBy(), onSite, sealed, pieces, occurred(context)));
        }

        /** A case that was declined or referred is accepted or declined anew when reopened (P9.06). */
        public static void before(CaseState c, DecisionContext context) {
            var waiting = c.deadlines().open(Clock.ACCEPTANCE).filter(d -> d.round() == c.round());
            if (c.state() == ComplaintState.REOPENED && waiting.isPresent()) {
                throw new Refused(waiting.get().clause(), Rule.ACCEPTED_ANEW);
            }
        }
    }

    /**
     * 调解: how a mediation ended (P1.10); without an agreement on which of the eight grounds of Order 121 (O121-23). A
     * withdrawal or a settlement is recorded by the center, as the end of the case.
     */
    @LedgerCommand(
            zh = "记录调解",
            en = "record mediation",
            roles = {Role.HANDLER},
            states = {ComplaintState.ACCEPTED},
            sealed = {"terms"},
            after = "decide-recusal")
    record RecordMediation(
            CaseId caseId,
            boolean agreed,
            @Nullable String terms,
            @Nullable MediationEnding ending,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var when = occurred(context);
            mustEndByTheArticle(c, context, when);
            mustBeWanted(c, context);
            return List.of(new MediationRecorded(
                    agreed,
                    terms == null ? null : context.office().seal(caseId, SealedField.MEDIATION, terms),
                    ending,
                    when));
        }

        /** Both sides consent to mediation, by a person who is not recused (O121-18, 21). */
        private void mustBeWanted(CaseState c, DecisionContext context) {
            boolean mediated = agreed || ending == MediationEnding.NO_AGREEMENT;
            CaseGuards.asked(
                    !mediated || c.parties().consents().ofBothTo(ConsentTo.MEDIATION),
                    Requirement.CONSENT_TO_MEDIATION,
                    Rule.BOTH_CONSENT,
                    c,
                    context);
            var mediator = context.actor().person();
            Guards.require(!mediated || !c.parties().recused().contains(mediator), Rule.STANDS_ASIDE, mediator);
            if (agreed) {
                CaseGuards.agreedByTheRepresented(c);
            }
        }

        private void mustEndByTheArticle(CaseState c, DecisionContext context, Occurred when) {
            CaseGuards.asked(
                    agreed || ending != null, Requirement.ENDING_OF_MEDIATION, Rule.ENDING_OF_MEDIATION, c, context);
            Guards.require(!agreed || ending == null, Rule.AGREED_OR_ENDED);
            Guards.require(ending != MediationEnding.WITHDRAWN_OR_SETTLED, Rule.CENTER_RECORDS_WITHDRAWAL);
            boolean runs = c.deadlines()
                    .open(Clock.MEDIATION)
                    .filter(d -> d.suspendedAt() != null || when.at().isBefore(d.dueAt()))
                    .isPresent();
            Guards.require(ending != MediationEnding.SIXTY_DAYS || !runs, Rule.SIXTY_DAYS_PASSED);
        }

        public static void before(CaseState c, DecisionContext context) {
            AskRecusal.before(c, context);
        }
    }

    /** 发现违法线索: what was found while mediating, which has to be checked (O121-27). */
    @LedgerCommand(
            zh = "记录违法线索",
            en = "record lead",
            roles = {Role.HANDLER},
            states = {ComplaintState.ACCEPTED},
            kinds = {ComplaintKind.COMPLAINT},
            sealed = {"lead"})
    record RecordLead(
            CaseId caseId,
            String lead,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(
                    new LeadFound(null, context.office().seal(caseId, SealedField.LEAD, lead), occurred(context)));
        }
    }

    /**
     * 联系记录: what was said with whom (P7.05, P7.11). The result of a report is disclosed only where another law,
     * regulation or rule requires it, which {@code basis} names (O121-36). Possible also after the reply or another
     * end: a notice may be owed then (O121-23).
     */
    @LedgerCommand(
            zh = "记录联系",
            en = "record contact",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
            phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
            sealed = {"said"},
            reads = {SealedField.COMPLAINANT, SealedField.NARRATIVE},
            beside = true)
    record RecordContact(
            CaseId caseId,
            String withWhom,
            Medium medium,
            String content,
            @Nullable Notice notice,
            @Nullable String basis,
            @Nullable Party party,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            boolean result = notice == Notice.LEAD_DECISION;
            boolean tells = medium != Medium.NOBODY;
            CaseGuards.mustBeTellable(medium, c);
            Guards.require(tells || notice != null, Rule.NOBODY_TO_TALK_TO);
            CaseGuards.asked(
                    Guards.says(basis) || !result || !tells,
                    Requirement.BASIS_OF_TELLING_A_RESULT,
                    Rule.RESULT_TOLD_BY_LAW,
                    c,
                    context);
            Guards.require(basis == null || result, Rule.BASIS_WITH_THE_RESULT);
            return List.of(new ContactRecorded(
                    withWhom,
                    medium,
                    context.office().seal(caseId, SealedField.CONTACT, content),
                    notice,
                    basis,
                    party,
                    occurred(context)));
        }
    }

    /** 舆情报告: findings on public opinion go upward (P9.10). */
    @LedgerCommand(
            zh = "报告舆情",
            en = "report public opinion",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
            phases = ComplaintState.Phase.OPEN,
            kinds = {ComplaintKind.OPINION},
            sealed = {"findings"})
    record ReportOpinion(
            CaseId caseId,
            String to,
            String findings,
            String measures,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new OpinionReported(
                    to,
                    context.office().seal(caseId, SealedField.OPINION_REPORT, findings),
                    measures,
                    occurred(context)));
        }
    }

    /**
     * 线索核查: whether a case is filed 立案 on a report, or on what was found while a complaint was mediated, which has to
     * be decided however the complaint ends (O121-27).
     */
    @LedgerCommand(
            zh = "决定立案与否",
            en = "decide on lead",
            roles = {Role.HANDLER, Role.LEADER},
            phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
            kinds = {ComplaintKind.REPORT, ComplaintKind.COMPLAINT},
            sealed = {"reason"})
    record DecideOnLead(
            CaseId caseId,
            boolean filed,
            String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new LeadDecided(filed, reason, occurred(context)));
        }

        /** A report while it is handled, a complaint while a lead found in it waits. */
        public static void before(CaseState c, DecisionContext context) {
            if (c.kind() == ComplaintKind.COMPLAINT) {
                Guards.require(c.leadWaits(), Rule.LEAD_FOUND);
            } else {
                Guards.require(
                        c.state() == ComplaintState.ACCEPTED,
                        Rule.STATE,
                        Commands.wordOf(DecideOnLead.class),
                        c.state());
            }
        }
    }

    /**
     * 移送公安机关: a complainant or reporter is suspected of swapping, faking or making things up to get money from a
     * business (O121-42). The case itself goes on: it is declined, its mediation ended, or its lead decided on as the
     * facts are.
     */
    @LedgerCommand(
            zh = "移送公安机关",
            en = "hand over to the police",
            roles = {Role.HANDLER, Role.CENTER_HEAD, Role.LEADER},
            phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
            kinds = {ComplaintKind.COMPLAINT, ComplaintKind.REPORT},
            sealed = {"suspicion"})
    record HandOverToPolice(
            CaseId caseId,
            String authority,
            String suspicion,
            String materials,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new HandedToPolice(
                    authority,
                    context.office().seal(caseId, SealedField.HAND_OVER, suspicion),
                    materials,
                    occurred(context)));
        }
    }

    /** 处理意见: what the unit proposes, how, until when and by whom (P4.15, P7.09). */
    @LedgerCommand(
            zh = "提出处理意见",
            en = "propose handling opinion",
            roles = {Role.HANDLER},
            states = {ComplaintState.ACCEPTED},
            sealed = {"opinion"},
            reads = {SealedField.NARRATIVE, SealedField.INVESTIGATION})
    record ProposeOpinion(
            CaseId caseId,
            String opinion,
            Plan plan,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.inWords(opinion);
            var gate = c.procedure(context).gates().opinion();
            if (gate != null && gate.plan() != null) {
                boolean complete =
                        Guards.isFilled(plan.method()) && plan.by() != null && Guards.isFilled(plan.responsible());
                Guards.require(complete, gate.plan().clause(), Rule.PLAN_COMPLETE);
            }
            return List.of(new OpinionProposed(
                    context.office().seal(caseId, SealedField.OPINION, opinion), plan, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            Deciders.mustBeOthers(c, context);
        }
    }

    /**
     * 审核处理意见: the complaint center agrees to the opinion that waits, or wants another one, with a comment (P6.10);
     * {@code opinion} is the one that was read, counted from 1 in the case.
     */
    @LedgerCommand(
            zh = "审核处理意见",
            en = "review handling opinion",
            roles = {Role.CENTER_HEAD},
            states = {ComplaintState.ACCEPTED},
            sealed = {"opinion"},
            buildsOn = OpinionProposed.class,
            reads = {SealedField.NARRATIVE, SealedField.INVESTIGATION})
    record ReviewOpinion(
            CaseId caseId,
            @Nullable Integer opinion,
            boolean agreed,
            @Nullable String comment,
            @Nullable PaperSignature paper,
            @Nullable Instant occurredAt)
            implements HandlingCommand, SigningCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            int waiting = c.opinions();
            Guards.require(opinion == null || opinion == waiting, Rule.SIGNED_OPINION, waiting);
            Guards.require(agreed || Guards.says(comment), Rule.OPINION_SENT_BACK_WHY);
            return List.of(new OpinionReviewed(
                    waiting, agreed, comment, context.actor().person(), occurred(context)));
        }

        @Override
        public @Nullable String clause(Gates gates) {
            return gates.opinion() == null || gates.opinion().review() == null
                    ? null
                    : gates.opinion().review().clause();
        }

        public static void before(CaseState c, DecisionContext context) {
            Guards.require(c.ofTheRound().opinion() == RoundFacts.Opinion.WAITS, Rule.OPINION_WAITS);
            Deciders.mustBeOthers(c, context);
        }
    }

    /**
     * 整改: what the respondent has to put right, or has put right (P3.13). A completion is of the {@code order} that it
     * names; without a number of the only one that is open, or of the one of the same words. The archive waits for
     * none, so an order is completed after it too.
     */
    @LedgerCommand(
            zh = "记录整改",
            en = "record rectification",
            roles = {Role.HANDLER},
            states = {ComplaintState.ACCEPTED, ComplaintState.REPLIED, ComplaintState.ARCHIVED},
            beside = true,
            after = "write-note")
    record RecordRectification(
            CaseId caseId,
            boolean completed,
            @Nullable Integer order,
            String what,
            @Nullable Instant by,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var when = occurred(context);
            if (completed) {
                Guards.require(by == null, Rule.RECTIFICATION_OR_COMPLETION);
                return List.of(new RectificationCompleted(completes(c.rectifications()), what, when));
            }
            Guards.require(c.state() != ComplaintState.ARCHIVED, Rule.STATE, Commands.wordOf(getClass()), c.state());
            Guards.require(order == null, Rule.RECTIFICATION_OR_COMPLETION);
            Guards.require(by == null || by.isAfter(when.at()), Rule.RECTIFICATION_OPEN.clauses(), Rule.TIME_AHEAD);
            return List.of(new RectificationOrdered(what, by, when));
        }

        /** After the archive nothing is ordered any more: something has to be left to complete. */
        public static void before(CaseState c, DecisionContext context) {
            var orders = c.rectifications();
            Guards.require(
                    c.state() != ComplaintState.ARCHIVED || !orders.open().isEmpty(),
                    Rule.RECTIFICATION_OPEN,
                    numbers(orders));
        }

        private int completes(OpenRectifications orders) {
            var found = order != null
                    ? orders.named(order)
                    : orders.open().size() == 1
                            ? orders.open().keySet().stream().findFirst()
                            : orders.worded(what);
            return found.orElseThrow(() -> new Refused(Rule.RECTIFICATION_OPEN, numbers(orders)));
        }

        private static String numbers(OpenRectifications orders) {
            return CaseGuards.numbers(orders.open().keySet());
        }
    }

    /** 上报: the matter goes to a superior authority or to arbitration (P1.12). */
    @LedgerCommand(
            zh = "上报上级",
            en = "escalate to superior",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
            phases = ComplaintState.Phase.OPEN,
            states = {ComplaintState.REPLIED},
            beside = true,
            after = "lift-secrecy")
    record EscalateToSuperior(
            CaseId caseId,
            String authority,
            boolean arbitration,
            String why,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new EscalatedToSuperior(authority, arbitration, why, occurred(context)));
        }
    }

    /**
     * 登记上级答复: what a superior authority or an arbitration body answered, and what follows (P1.12, P2.25); to the
     * {@code escalation} of that number, counted from 1 in the case, or without one to the only one that waits. The
     * archive waits for no answer, so it is recorded after it too.
     */
    @LedgerCommand(
            zh = "登记上级答复",
            en = "record escalation answer",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
            beside = true)
    record RecordEscalationAnswer(
            CaseId caseId,
            @Nullable Integer escalation,
            String answer,
            String consequence,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements HandlingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var open = c.escalations().open();
            boolean waits = escalation == null ? open.size() == 1 : open.contains(escalation);
            Guards.require(waits, Rule.ESCALATION_OPEN, numbers(c));
            int which = escalation == null ? open.first() : escalation;
            return List.of(new EscalationAnswered(which, answer, consequence, occurred(context)));
        }

        /** At least one was not answered yet. */
        public static void before(CaseState c, DecisionContext context) {
            Guards.require(!c.escalations().open().isEmpty(), Rule.ESCALATION_OPEN, numbers(c));
        }

        private static String numbers(CaseState c) {
            return CaseGuards.numbers(c.escalations().open());
        }
    }
}
