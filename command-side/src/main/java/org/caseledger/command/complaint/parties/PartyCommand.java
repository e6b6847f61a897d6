package org.caseledger.command.complaint.parties;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.Told;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.MediationEvent.MediationArranged;
import org.caseledger.events.complaint.MediationEvent.RecusalAsked;
import org.caseledger.events.complaint.MediationEvent.RecusalDecided;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.QueryCodeGiven;
import org.caseledger.events.complaint.ReceiptEvent.AgentRecorded;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.caseledger.events.complaint.ReceiptEvent.RepresentativesNamed;
import org.caseledger.events.complaint.SupervisionEvent.CasePublished;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** What concerns the parties of a case and those who act for them, in the order of life. */
public sealed interface PartyCommand extends ComplaintCommand {
    /**
     * 委托代理: an agent complains for the complainant with a letter of authority, whose scan is kept, and a document of
     * identity (O121-11).
     */
    @LedgerCommand(
            zh = "登记委托代理",
            en = "record agent",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER},
            clause = "O121-11",
            phases = {ComplaintState.Phase.OPEN},
            kinds = {ComplaintKind.COMPLAINT},
            sealed = {"agent", "document"})
    record RecordAgent(
            CaseId caseId,
            String agent,
            String document,
            String matters,
            LocalDate until,
            String letter,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements PartyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(context.office().keeps(caseId, letter), Rule.LETTER_KEPT);
            var today = LocalDate.ofInstant(context.now(), WorkCalendar.ZONE);
            Guards.require(!until.isBefore(today), Rule.AUTHORITY_IN_FORCE, until);
            return List.of(new AgentRecorded(
                    context.office().seal(caseId, SealedField.AGENT, Masking.sealed(agent, document)),
                    matters,
                    until,
                    letter,
                    occurred(context)));
        }
    }

    /** 推选代表人: those who complain of one matter name two of them at most in writing (O121-12). */
    @LedgerCommand(
            zh = "登记代表人",
            en = "name representatives",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
            clause = "O121-12",
            phases = {ComplaintState.Phase.OPEN},
            kinds = {ComplaintKind.COMPLAINT},
            sealed = {"names"})
    record NameRepresentatives(
            CaseId caseId,
            List<String> names,
            int complainants,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements PartyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(
                    !names.isEmpty() && names.size() <= 2 && complainants > names.size(), Rule.TWO_REPRESENTATIVES);
            return List.of(new RepresentativesNamed(
                    context.office().seal(caseId, SealedField.REPRESENTATIVES, Masking.sealed(names)),
                    complainants,
                    occurred(context)));
        }
    }

    /** 补充事实: the complainant adds facts, and files as evidence, by the public portal (O121-10). */
    @LedgerCommand(
            zh = "补充事实",
            en = "add facts",
            roles = {Role.CITIZEN},
            clause = "O121-10",
            phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
            kinds = {ComplaintKind.COMPLAINT},
            sealed = {"text"},
            hasForm = false)
    record AddFacts(CaseId caseId, String text, @Nullable List<Evidence> evidence)
            implements PartyCommand, UntimedCommand, CommandWithEvidence {
        @Override
        public AddFacts with(List<Evidence> more) {
            return more.isEmpty() ? this : new AddFacts(caseId, text, Evidence.all(evidence, more));
        }

        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var sealed = context.office().seal(caseId, SealedField.FACTS, text.strip());
            // The last rule, for what comes with it is kept as it is asked for.
            CaseGuards.kept(evidence, caseId, context);
            return List.of(new FactsAdded(sealed, evidence, occurred(context)));
        }
    }

    /**
     * 生成查询码: the complainant of a case gets a code for the public portal, in place of an earlier one; {@code code} is
     * its keyed hash. The ledger gives the command for a clerk, or for a citizen who files online, since only it makes
     * codes. The outcome of a report is disclosed only where a law requires it (O121-36).
     */
    @LedgerCommand(
            zh = "生成查询码",
            en = "give query code",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.CITIZEN},
            clause = "O121-36",
            kinds = {ComplaintKind.COMPLAINT},
            sealed = {"code"},
            hasForm = false)
    record GiveQueryCode(CaseId caseId, String code) implements PartyCommand, UntimedCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new QueryCodeGiven(code, context.now().truncatedTo(ChronoUnit.SECONDS)));
        }

        /** The last digits of a phone are required to prove that one is the complainant. */
        public static void before(CaseState c, DecisionContext context) {
            var sealed = c.record().complainant();
            Guards.require(
                    sealed != null
                            && EventCodec.read(context.office().opened(c.id(), sealed), Complainant.class)
                                    .endOfPhone()
                                    .isPresent(),
                    Rule.QUERY_CODE_NEEDS_PHONE);
        }
    }

    /**
     * 征得同意: the answer of a party to a request for consent; the last answer counts (O121-12, O121-18, O121-19,
     * O121-38).
     */
    @LedgerCommand(
            zh = "登记意愿",
            en = "record consent",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
            clause = "O121-18",
            phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
            kinds = {ComplaintKind.COMPLAINT},
            after = "record-investigation")
    record RecordConsent(
            CaseId caseId,
            ConsentTo to,
            Party party,
            boolean given,
            Medium medium,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements PartyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new ConsentRecorded(to, party, given, medium, occurred(context)));
        }
    }

    /**
     * 安排调解: both sides have consented and were notified before it is held; in person, also where (O121-18, O121-20). An
     * entrusted body mediates if both consent to that (O121-19).
     */
    @LedgerCommand(
            zh = "安排调解",
            en = "arrange mediation",
            roles = {Role.HANDLER},
            clause = "O121-20",
            states = {ComplaintState.ACCEPTED},
            kinds = {ComplaintKind.COMPLAINT})
    record ArrangeMediation(
            CaseId caseId,
            Instant heldAt,
            boolean inPerson,
            @Nullable String place,
            String mediator,
            @Nullable String body,
            Told complainantTold,
            Told respondentTold,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements PartyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(
                    body == null || c.parties().consents().ofBothTo(ConsentTo.ENTRUSTED_MEDIATION), Rule.BOTH_ENTRUST);
            Guards.require(body != null || context.office().employs(mediator), Rule.MEDIATOR_KNOWN, mediator);
            Guards.require(!inPerson || Guards.isFilled(place), Rule.PLACE_TOLD);
            CaseGuards.told(complainantTold, c, context);
            CaseGuards.told(respondentTold, c, context);
            Guards.require(
                    complainantTold.at().isBefore(heldAt) && respondentTold.at().isBefore(heldAt),
                    Rule.TOLD_BEFOREHAND);
            Guards.require(!c.parties().recused().contains(mediator), Rule.STANDS_ASIDE, mediator);
            return List.of(new MediationArranged(
                    heldAt, place, mediator, body, complainantTold, respondentTold, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            AskRecusal.before(c, context);
            Guards.require(c.parties().consents().ofBothTo(ConsentTo.MEDIATION), Rule.BOTH_CONSENT);
        }
    }

    /** 申请回避: a party asks that a mediator stands aside; until that is decided the mediation is suspended (O121-21). */
    @LedgerCommand(
            zh = "登记回避申请",
            en = "ask for recusal",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
            clause = "O121-21",
            states = {ComplaintState.ACCEPTED},
            kinds = {ComplaintKind.COMPLAINT})
    record AskRecusal(
            CaseId caseId,
            Party by,
            String mediator,
            String why,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements PartyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(
                    mediator.equals(c.parties().mediator()) || context.office().employs(mediator),
                    Rule.MEDIATOR_KNOWN,
                    mediator);
            return List.of(new RecusalAsked(by, mediator, why, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            Guards.require(c.parties().recusal() == null, Rule.MEDIATION_SUSPENDED);
        }
    }

    /** 决定是否回避: by others than the mediator whose recusal is asked (O121-21). */
    @LedgerCommand(
            zh = "决定是否回避",
            en = "decide on recusal",
            roles = {Role.CENTER_HEAD, Role.LEADER},
            clause = "O121-21",
            kinds = {ComplaintKind.COMPLAINT},
            buildsOn = {RecusalAsked.class})
    record DecideRecusal(
            CaseId caseId,
            boolean recused,
            String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements PartyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new RecusalDecided(c.parties().recusal(), recused, reason, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            var mediator = c.parties().recusal();
            Guards.require(mediator != null, Rule.RECUSAL_WAITS);
            Guards.require(!context.actor().person().equals(mediator), Rule.RECUSAL_BY_ANOTHER);
        }
    }

    /**
     * 公示: what of a complaint that has ended is made public, in exactly the words of the preview, every person masked,
     * and only with the complainant's consent if it tells of a person (O121-38).
     */
    @LedgerCommand(
            zh = "公示",
            en = "publish",
            roles = {Role.CENTER_HEAD, Role.LEADER},
            clause = "O121-38",
            phases = {ComplaintState.Phase.CLOSED},
            states = {ComplaintState.ARCHIVED},
            kinds = {ComplaintKind.COMPLAINT},
            after = "withdraw-case-accountability")
    record PublishCase(
            CaseId caseId,
            String text,
            String digest,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements PartyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var masking = Masking.of(
                    c.record().complainant(),
                    c.parties().people(),
                    c.record().respondent(),
                    part -> context.office().opened(caseId, part));
            boolean consents = c.parties().consents().of(Party.COMPLAINANT, ConsentTo.PUBLICATION);
            Guards.require(consents || !masking.tellsOf(text), Rule.CONSENT_TO_PUBLICATION);
            var masked = masking.of(text);
            Guards.require(Digest.of(masked).equals(digest), Rule.PUBLISHED_AS_PREVIEWED);
            return List.of(new CasePublished(masked, digest, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            Guards.require(c.secrecy() == null, Rule.SECRET_NOT_PUBLISHED);
        }
    }
}
