package org.caseledger.query.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.Behalf;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.clocks.SuspensionGround;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.CallBackAttempted;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.NamedCategory;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.oversight.OversightEvent;
import org.caseledger.query.views.Recorded;
import org.caseledger.testing.Events;
import org.jspecify.annotations.Nullable;

/**
 * The history of one case, step by step: each step is recorded at the time that {@link #at} or {@link #later} has set,
 * by a person of the role that does it.
 */
public final class History {
    public static final UnitId XIPU = new UnitId("XIPU");
    public static final UnitId ANJING = new UnitId("ANJING");
    public static final Sealed SEALED = new Sealed("AAAA");

    private static final String DIGEST = "0".repeat(64);

    private final CaseId caseId;
    private final List<Recorded> recorded = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-02T01:00:00Z");
    private UnitId unit = XIPU;
    private int drafts;
    private int round = 1;
    private int appended;

    private History(CaseId caseId) {
        this.caseId = caseId;
    }

    /** Nothing yet of a case that is about to begin. */
    public static History empty(CaseId caseId) {
        return new History(caseId);
    }

    /** A complaint about 红光超市 over the mayor's hotline, received on Monday 2026-03-02 at 9:00. */
    public static History received() {
        return received(ComplaintKind.COMPLAINT, Channel.MAYOR_HOTLINE, "红光超市");
    }

    public static History received(ComplaintKind kind, Channel channel, @Nullable String respondent) {
        return receivedAt("2026-03-02T01:00:00Z", kind, channel, respondent);
    }

    /** The receipt of a case that comes from another system: its gaps are recorded when it is adopted. */
    public static History adopting(String source) {
        var history = new History(CaseId.random());
        return history.by(
                Role.ADMIN,
                Events.received(
                        history.caseId,
                        "郫市监投〔2026〕%s号".formatted(history.caseId.toString().substring(0, 8)),
                        ComplaintKind.COMPLAINT,
                        Channel.ONLINE_SERVICE,
                        null,
                        SEALED,
                        null,
                        "P9",
                        new Occurred(history.now, null, source)));
    }

    public static History receivedAt(String instant, ComplaintKind kind, Channel channel, @Nullable String respondent) {
        return received(new History(CaseId.random()).at(instant), kind, channel, respondent, "P9");
    }

    /** Like {@link #received()}, in an office that works by another procedure. */
    public static History receivedUnder(String procedure) {
        return receivedUnder(procedure, "2026-03-02T01:00:00Z");
    }

    /** As above, at that instant. */
    public static History receivedUnder(String procedure, String receivedAt) {
        var history = new History(CaseId.random()).at(receivedAt);
        return received(history, ComplaintKind.COMPLAINT, Channel.MAYOR_HOTLINE, "红光超市", procedure);
    }

    private static History received(
            History history, ComplaintKind kind, Channel channel, @Nullable String respondent, String procedure) {
        return history.by(
                Role.INTAKE,
                Events.received(
                        history.caseId,
                        "郫市监投〔2026〕%s号".formatted(history.caseId.toString().substring(0, 8)),
                        kind,
                        channel,
                        SEALED,
                        SEALED,
                        respondent,
                        procedure,
                        history.occurred()));
    }

    /** One that begins with this receipt, such as a migrated one. */
    public static History beginning(ComplaintReceived receipt) {
        return new History(receipt.caseId()).by(Role.ADMIN, receipt);
    }

    /** Another unit is asked to assist, under its own clock of that number. */
    public History assistedBy(UnitId assisting, int number, String dueAt) {
        by(Role.DISPATCHER, new AssistanceAsked(assisting, "请核查仓库", null, null, occurred()));
        return by(
                Role.SYSTEM,
                new DeadlineSet(
                        Clock.ASSISTANCE,
                        number,
                        round,
                        now,
                        Instant.parse(dueAt),
                        Instant.parse(dueAt),
                        "assistance",
                        "P9.01",
                        "P9-2",
                        "cn-1",
                        false,
                        null,
                        assisting));
    }

    /** The unit that assists reports. */
    public History assistanceAnswered(UnitId assisting, int number) {
        return reported(assisting, number, false);
    }

    /** The unit that assists reports after its day. */
    public History reportedLate(UnitId assisting, int number) {
        return reported(assisting, number, true);
    }

    private History reported(UnitId assisting, int number, boolean late) {
        by(Role.HANDLER, new AssistanceAnswered(number, assisting, "票据齐全", null, occurred()));
        return met(Clock.ASSISTANCE, number, late);
    }

    /**
     * A complaint that went through everything: two units, a missed sign-off, an extension, a suspension, a gated
     * reply, a follow-up, a second round and the archive.
     */
    public static History wholeLife() {
        return received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .later(Duration.ofHours(1))
                .classified(Severity.MAJOR, Flag.WIDE_IMPACT, Flag.ON_SITE)
                .at("2026-03-03T16:00:00Z")
                .missed(Clock.SIGN_OFF, 1)
                .at("2026-03-04T01:00:00Z")
                .signedOff(XIPU)
                .met(Clock.SIGN_OFF, 1, true)
                .set(Clock.DISPATCH, 1, "2026-03-04T16:00:00Z")
                .assigned(XIPU)
                .met(Clock.DISPATCH, 1, false)
                .set(Clock.ACCEPTANCE, 1, "2026-03-11T16:00:00Z")
                .later(Duration.ofHours(2))
                .returned()
                .set(Clock.REASSIGNMENT, 1, "2026-03-05T16:00:00Z")
                .later(Duration.ofHours(1))
                .assigned(ANJING)
                .met(Clock.REASSIGNMENT, 1, false)
                .later(Duration.ofHours(3))
                .accepted()
                .met(Clock.ACCEPTANCE, 1, false)
                .set(Clock.MEDIATION, 1, "2026-05-08T16:00:00Z")
                .investigated(true)
                .at("2026-03-05T01:00:00Z")
                .suspended(Clock.MEDIATION, 1)
                .at("2026-03-07T01:00:00Z")
                .resumed(Clock.MEDIATION, 1, "2026-05-10T16:00:00Z")
                .urged()
                .at("2026-03-09T02:00:00Z")
                .extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z")
                .at("2026-03-10T01:00:00Z")
                .mediated()
                .met(Clock.MEDIATION, 1, false)
                .drafted()
                .rejected(ApprovalLevel.LEADER)
                .drafted()
                .approved(ApprovalLevel.LEADER)
                .approved(ApprovalLevel.LEGAL)
                .replied()
                .met(Clock.REPLY, 1, false)
                .set(Clock.FOLLOW_UP, 1, "2026-03-19T16:00:00Z")
                .at("2026-03-12T01:00:00Z")
                .followedUp(Satisfaction.NOT)
                .met(Clock.FOLLOW_UP, 1, false)
                .reopened()
                .set(Clock.REPLY, 2, "2026-03-19T16:00:00Z")
                .at("2026-03-19T16:00:00Z")
                .missed(Clock.REPLY, 2)
                .at("2026-03-20T01:00:00Z")
                .investigated(false)
                .drafted()
                .approved(ApprovalLevel.LEADER)
                .approved(ApprovalLevel.LEGAL)
                .replied()
                .met(Clock.REPLY, 2, true)
                .set(Clock.FOLLOW_UP, 2, "2026-03-31T16:00:00Z")
                .at("2026-03-23T01:00:00Z")
                .archived()
                .lapsed(Clock.FOLLOW_UP, 2);
    }

    public CaseId caseId() {
        return caseId;
    }

    /** The events so far, at positions from 1, without any database. */
    public List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    /** Appends to the log what is not in it yet, each event in its own transaction. */
    public History in(TestLedger ledger) {
        while (appended < recorded.size()) {
            appendNext(ledger);
        }
        return this;
    }

    /** The same of several, side by side: the times of a log never go back. */
    public static void in(TestLedger ledger, List<History> histories) {
        var waiting = new ArrayList<>(histories);
        waiting.removeIf(history -> history.appended == history.recorded.size());
        while (!waiting.isEmpty()) {
            var first = Collections.min(
                    waiting,
                    Comparator.comparing(h -> h.recorded.get(h.appended).recordedAt()));
            first.appendNext(ledger);
            waiting.removeIf(history -> history.appended == history.recorded.size());
        }
    }

    private void appendNext(TestLedger ledger) {
        Recorded next = recorded.get(appended++);
        var type = EventCodec.typeOf(next.event().getClass());
        ledger.append(
                next.recordedAt(),
                List.of(new NewEvent(
                        UUID.randomUUID(),
                        "complaint",
                        caseId.value(),
                        next.sequence(),
                        type.value(),
                        type.revision(),
                        EventCodec.write(next.event()),
                        EventCodec.write(next.actor().toMetadata()))));
    }

    public History at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    public History later(Duration by) {
        now = now.plus(by);
        return this;
    }

    public Instant now() {
        return now;
    }

    /** A person signs for a leader, by delegation. */
    public History signedFor(String leader, String person, ComplaintEvent event) {
        var behalf = new Behalf(leader, leader);
        var actor = new Actor(person, person, Role.LEADER, null, behalf);
        recorded.add(new Recorded(recorded.size() + 1, caseId, recorded.size(), now, actor, event));
        return this;
    }

    /** Any event, by a person of that role. */
    public History by(Role role, ComplaintEvent event) {
        String person = role.name().toLowerCase();
        UnitId of = role == Role.HANDLER ? unit : null;
        Actor actor = role == Role.SYSTEM ? Actor.SYSTEM : new Actor(person, role.zh(), role, of);
        recorded.add(new Recorded(recorded.size() + 1, caseId, recorded.size(), now, actor, event));
        return this;
    }

    /** What the ledger noticed of it, in a companion stream of the case; not to be appended. */
    public History noticed(OversightEvent event) {
        long position = recorded.size() + 1;
        recorded.add(new Recorded(position, caseId, 0, now, Actor.SYSTEM, event));
        return this;
    }

    public Occurred occurred() {
        return Occurred.at(now);
    }

    private Told told() {
        return new Told(Medium.PHONE, now);
    }

    public History corrected(CorrectedField field, String before, String after) {
        return by(Role.INTAKE, Events.corrected(field, before, after, null, null, "登记有误", occurred()));
    }

    public History linked(CaseId to) {
        return by(Role.DISPATCHER, new RepeatComplaintLinked(to, "同一投诉", occurred()));
    }

    public History unlinked(CaseId from) {
        return by(Role.DISPATCHER, new RepeatLinkUndone(from, "并非同一事项", occurred()));
    }

    public History markedSecret(SecrecyGround ground) {
        return by(Role.LEADER, new SecrecyMarked(ground, List.of("handler"), SEALED, occurred()));
    }

    public History secrecyLifted() {
        return by(Role.LEADER, new SecrecyLifted("保密期满", occurred()));
    }

    public History classified() {
        return classified(Severity.GENERAL);
    }

    public History classified(Severity severity, Flag... flags) {
        return by(
                Role.DISPATCHER,
                new ComplaintClassified(
                        List.of("食品", "过期"),
                        null,
                        null,
                        severity,
                        Difficulty.ORDINARY,
                        OpinionLevel.GENERAL,
                        LineOfBusiness.FOOD_DRUG,
                        Set.of(flags),
                        occurred()));
    }

    /** Classified as these, as they were called then. */
    public History classifiedAs(List<String> category, List<String> problem) {
        return by(
                Role.DISPATCHER,
                new ComplaintClassified(
                        category,
                        null,
                        problem.isEmpty() ? null : new NamedCategory(new CategoryCode("any"), problem),
                        Severity.GENERAL,
                        Difficulty.ORDINARY,
                        OpinionLevel.GENERAL,
                        null,
                        Set.of(),
                        occurred()));
    }

    public History signedOff(UnitId to) {
        return by(Role.LEADER, new RoutingSignedOff(to, "请办理", occurred()));
    }

    public History assigned(UnitId to) {
        unit = to;
        return by(Role.DISPATCHER, new ComplaintAssigned(to, "handler", null, null, occurred()));
    }

    public History returned() {
        return by(Role.HANDLER, new ComplaintReturned(unit, "不属本所管辖", ANJING, null, occurred()));
    }

    /** The center reviews the return of a case that was assigned and not accepted yet. */
    public History returnReviewed(boolean accepted) {
        return returnReviewed(Role.CENTER_HEAD, accepted, accepted);
    }

    /** As that role reviews it, so that the unit holds the case again or it stays returned. */
    public History returnReviewed(Role role, boolean accepted, boolean stays) {
        return by(
                role,
                new ReturnReviewed(
                        unit,
                        null,
                        accepted,
                        role == Role.LEADER,
                        stays ? ComplaintState.RETURNED : ComplaintState.ASSIGNED,
                        "属本所管辖",
                        role.name().toLowerCase(),
                        occurred()));
    }

    public History accepted() {
        return by(Role.HANDLER, new ComplaintAccepted(unit, told(), null, occurred()));
    }

    public History declined() {
        return by(Role.HANDLER, new ComplaintDeclined("已过三年", told(), null, null, null, null, null, occurred()));
    }

    public History referred() {
        return by(Role.DISPATCHER, new ComplaintReferred("城管局", "属城管职责", told(), null, null, occurred()));
    }

    public History investigated(boolean onSite) {
        return by(Role.HANDLER, new InvestigationRecorded(unit, onSite, SEALED, List.of(), occurred()));
    }

    public History mediated() {
        return by(Role.HANDLER, new MediationRecorded(true, SEALED, null, occurred()));
    }

    public History drafted() {
        drafts++;
        return by(Role.HANDLER, new ReplyDrafted(drafts, SEALED, DIGEST, "handler", occurred()));
    }

    public History approved(ApprovalLevel level) {
        return by(
                Role.valueOf(level.name()),
                new ReplyApproved(level, drafts, DIGEST, null, level.name().toLowerCase(), null, occurred()));
    }

    public History rejected(ApprovalLevel level) {
        return by(
                Role.valueOf(level.name()),
                new ReplyRejected(level, drafts, DIGEST, "依据不足", level.name().toLowerCase(), occurred()));
    }

    public History replied() {
        return by(
                Role.HANDLER,
                new ComplaintReplied(SEALED, DIGEST, drafts == 0 ? null : drafts, Medium.PHONE, occurred()));
    }

    public History called(boolean reached) {
        return by(Role.CENTER_HEAD, new CallBackAttempted(Medium.PHONE, reached, occurred()));
    }

    public History followedUp(Satisfaction satisfaction) {
        return by(Role.CENTER_HEAD, new FollowUpRecorded(satisfaction, null, occurred()));
    }

    public History reopened() {
        round++;
        return by(Role.CENTER_HEAD, new ComplaintReopened(ReopenGround.DISSATISFIED, round, "投诉人不满意", occurred()));
    }

    public History urged() {
        return by(Role.SUPERVISOR, new HandlingUrged("请抓紧", null, null, null, null, occurred()));
    }

    /** A step about the first start of a clock, to be answered in two days. */
    public History urged(UrgingStep step, @Nullable Clock clock) {
        return urged(step, clock, now.plus(Duration.ofDays(2)));
    }

    public History urged(UrgingStep step, @Nullable Clock clock, @Nullable Instant answerBy) {
        return by(
                Role.SUPERVISOR, new HandlingUrged("请抓紧", step, clock, clock == null ? null : 1, answerBy, occurred()));
    }

    public History answered(int urging) {
        return by(Role.HANDLER, new UrgingAnswered(urging, "已约双方调解", null, occurred()));
    }

    public History archived() {
        return by(Role.CENTER_HEAD, new ComplaintArchived(Set.of(DossierPart.values()), Map.of(), occurred()));
    }

    public History adopted(String source, @Nullable SourceVerdict verdict, boolean closed) {
        return adopted(source, Set.of(SourceGap.SIGN_OFF), verdict, closed);
    }

    public History adopted(String source, Set<SourceGap> gaps, @Nullable SourceVerdict verdict, boolean closed) {
        return by(Role.ADMIN, Events.adopted(source, "1", gaps, verdict, null, closed, occurred()));
    }

    /** It was closed in its source, in a state and at a time that the source tells. */
    public History adoptedAs(ComplaintState state, String closedAt) {
        return by(
                Role.ADMIN,
                new HistoryAdopted(
                        "citizen-messages",
                        "1",
                        Set.of(SourceGap.SIGN_OFF),
                        null,
                        null,
                        !state.isOpen(),
                        state,
                        Instant.parse(closedAt),
                        null,
                        occurred()));
    }

    /** A clock that starts now and is amber a day before it is due. */
    public History set(Clock clock, int number, String dueAt) {
        Instant due = Instant.parse(dueAt);
        return by(
                Role.SYSTEM,
                Events.deadline(
                        clock,
                        number,
                        round,
                        now,
                        due.minus(Duration.ofDays(1)),
                        due,
                        "5 working days",
                        "P9.08",
                        "P9-2",
                        "cn-1",
                        false));
    }

    public History met(Clock clock, int number, boolean late) {
        return by(Role.SYSTEM, new DeadlineMet(clock, number, now, late));
    }

    public History missed(Clock clock, int number) {
        return by(Role.SYSTEM, new DeadlineMissed(clock, number, now));
    }

    public History lapsed(Clock clock, int number) {
        return by(Role.SYSTEM, new DeadlineLapsed(clock, number, LapseReason.CASE_ENDED, now));
    }

    public History extended(Clock clock, int number, String dueAt) {
        Instant due = Instant.parse(dueAt);
        return by(
                Role.LEADER,
                new DeadlineExtended(
                        clock,
                        number,
                        "需进一步调查",
                        told(),
                        due.minus(Duration.ofDays(1)),
                        due,
                        "P9.08",
                        "leader",
                        occurred()));
    }

    public History suspended(Clock clock, int number) {
        return by(Role.HANDLER, new DeadlineSuspended(clock, number, SuspensionGround.TESTING, "送检单", occurred()));
    }

    public History resumed(Clock clock, int number, String dueAt) {
        Instant due = Instant.parse(dueAt);
        return by(Role.HANDLER, new DeadlineResumed(clock, number, due.minus(Duration.ofDays(1)), due, occurred()));
    }
}
