package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ConcludeOpinion;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Refused;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random sequences of commands by random people: whatever they try, the rules hold. The rules are checked
 * from the events alone, by a second, simpler book-keeping than the case's.
 */
class EveryWayOfHandlingTest {
    private static final int CASES = 800;
    private static final int MOST_TIMES = 10;
    private static final CaseId OTHER = CaseId.named("another case");
    private static final int COMMANDS = 100;
    private static final List<UnitId> UNITS = List.of(People.XIPU, People.HONGGUANG, People.BRIGADE, People.CENTER);
    private static final List<String> TEXTS = List.of("甲稿：请向区住建局反映", "乙稿：请向区住建局反映");

    /** Every move between states that the documentation draws. */
    private static final Map<String, CommandTable> TABLE = CommandTable.read();

    private final Set<ComplaintState> reached = EnumSet.noneOf(ComplaintState.class);
    private int gatedReplies;
    private int reviewedReplies;
    private int boomerangsAllowed;
    private int rulings;
    private int approvedLowerings;
    private int gatedEndings;
    private int refusals;

    @Tag("P9.02")
    @Test
    void noSequenceOfCommandsBreaksARule() {
        var office = TestOffice.p9();
        checkUntil(
                () -> gatedReplies > 0
                        && gatedEndings > 0
                        && approvedLowerings > 0
                        && boomerangsAllowed > 0
                        && rulings > 0
                        && reached.size() == ComplaintState.values().length,
                office);
        assertThat(reached).containsExactlyInAnyOrder(ComplaintState.values());
        assertThat(gatedReplies).as("replies of gated cases").isPositive();
        assertThat(gatedEndings).as("declines and referrals of gated cases").isPositive();
        assertThat(approvedLowerings).as("approved lowerings").isPositive();
        assertThat(boomerangsAllowed).as("assignments back after a sign-off").isPositive();
        assertThat(rulings).as("returns that a leader ruled on").isPositive();
        assertThat(refusals).as("refusals").isPositive();
    }

    @Test
    void norUnderTheLaw() {
        checkAll(TestOffice.by(Procedures.builtIn().get("P9+law")), new SplittableRandom().nextLong());
    }

    @Test
    void norWhereTheCenterReviewsOpinions() {
        checkUntil(() -> reviewedReplies > 0, TestOffice.by(Procedures.builtIn().get("P6")));
        assertThat(reviewedReplies).as("replies after a reviewed opinion").isPositive();
    }

    @Test
    void norUnderAProcedureWhoseClocksCanStop() {
        checkAll(CustomProcedure.office(), new SplittableRandom().nextLong());
    }

    /** What is rare among random commands may need more of them. */
    private void checkUntil(BooleanSupplier seen, TestOffice office) {
        for (int i = 0; i == 0 || i < MOST_TIMES && !seen.getAsBoolean(); i++) {
            checkAll(office, new SplittableRandom().nextLong());
        }
    }

    private void checkAll(TestOffice office, long firstSeed) {
        for (int i = 0; i < CASES; i++) {
            long seed = firstSeed + i;
            try {
                check(office, new SplittableRandom(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private void check(TestOffice office, SplittableRandom random) {
        var c = new CaseState();
        var events = new ArrayList<ComplaintEvent>();
        var book = new Book(office);
        var now = Give.RECEIVED_AT;
        for (int i = 0; i < COMMANDS; i++) {
            now = now.plus(Duration.ofMinutes(i == 0 ? 0 : random.nextInt(60 * 16)));
            office.setTime(now);
            var command = i == 0 ? receive(random) : command(c, random, now);
            var actor = i == 0 ? People.INTAKE : actor(c, command, random);
            var before = c.state();
            var recorded = new ArrayList<ComplaintEvent>();
            try {
                Decisions.decide(command, c, new DecisionContext(actor, now, office), event -> {
                    c.on(event);
                    recorded.add(event);
                    book.check(event, actor);
                });
            } catch (Refused refused) {
                refusals++;
                assertThat(recorded).as("events of a refused %s", command).isEmpty();
                assertThat(refused.allowedNow()).doesNotContain(BeginningCommand.class);
            }
            events.addAll(recorded);
            if (before != null && !recorded.isEmpty()) {
                assertThat(moves(command, before, c.state()))
                        .as("from %s to %s by %s", before, c.state(), command)
                        .isTrue();
            }
            reached.add(c.state());
            checkClocks(c);
        }
        var again = new CaseState();
        events.forEach(again::on);
        assertThat(again).usingRecursiveComparison().isEqualTo(c);
    }

    private static boolean moves(ComplaintCommand command, ComplaintState from, ComplaintState to) {
        var row = TABLE.get(Commands.pathOf(command.getClass()));
        return row == null ? from == to : row.moves(from, to);
    }

    private static void checkClocks(CaseState c) {
        var open = c.deadlines().open();
        assertThat(open.stream().filter(d -> d.clock() != Clock.ASSISTANCE).map(d -> d.clock()))
                .as("open clocks")
                .doesNotHaveDuplicates();
        assertThat(open.stream().filter(d -> d.clock() == Clock.ASSISTANCE).map(d -> d.unit()))
                .as("units that assist, each under a clock of its own")
                .containsExactlyInAnyOrderElementsOf(c.assistances().units())
                .doesNotContain(c.unit());
        var waiting =
                switch (c.state()) {
                    // a reply does not do what the case still owes to others than the complainant
                    case REPLIED ->
                        EnumSet.of(
                                Clock.FOLLOW_UP, Clock.OPINION_REPORT, Clock.MEDIATION, Clock.LEAD_CHECK, Clock.NOTICE);
                    case ARCHIVED -> EnumSet.of(Clock.FOLLOW_UP);
                    default ->
                        c.state().isOpen()
                                ? EnumSet.allOf(Clock.class)
                                // a lead found in a complaint is checked however that ends and the decision on it is
                                // notified
                                : c.leadWaits() ? EnumSet.of(Clock.LEAD_CHECK, Clock.NOTICE) : EnumSet.of(Clock.NOTICE);
                };
        assertThat(open).allMatch(d -> waiting.contains(d.clock()), "still waits");
    }

    private static ReceiveComplaint receive(SplittableRandom random) {
        return Give.receive(
                any(random, ComplaintKind.values()),
                any(random, Channel.LETTER, Channel.WEIBO, Channel.HOTLINE_12315, Channel.MEDIA));
    }

    /** Mostly a person who may give it, sometimes anyone, also a drafter as a leader. */
    private static Actor actor(CaseState c, ComplaintCommand command, SplittableRandom random) {
        var handler = People.handlerOf(any(random, UNITS.toArray(UnitId[]::new)));
        var people = List.of(
                People.INTAKE,
                People.DISPATCHER,
                People.LEADER,
                People.LEADER2,
                People.LEGAL,
                People.HEAD,
                People.SUPERVISOR,
                People.AUDITOR,
                People.ADMIN,
                Actor.SYSTEM,
                handler,
                c.unit() == null ? handler : People.handlerOf(c.unit()),
                People.as(any(random, Role.LEADER, Role.LEGAL), handler),
                People.as(Role.LEGAL, People.LEADER),
                People.as(Role.LEADER, People.DISPATCHER));
        boolean anybody = random.nextInt(8) == 0;
        return any(
                random,
                people.stream()
                        .filter(p -> anybody || Commands.mayGive(p.role(), command.getClass()))
                        .toArray(Actor[]::new));
    }

    private static ComplaintCommand command(CaseState c, SplittableRandom random, Instant now) {
        var unit = any(random, UNITS.toArray(UnitId[]::new));
        var text = any(random, TEXTS.toArray(String[]::new));
        var clock = any(random, Clock.values());
        int draft = Math.max(1, c.reply().drafts() - random.nextInt(8) / 7);
        var waiting = c.reply().draft();
        var read = waiting != null && random.nextInt(4) > 0 ? waiting.digest() : Digest.of(text);
        var approve = new ApproveReply(Give.CASE, draft, read, null, null, null);
        if (waiting != null && random.nextBoolean()) {
            return any(
                    random,
                    approve,
                    approve,
                    approve,
                    Give.replyAsDrafted(),
                    Give.replyAsDrafted(),
                    Give.decline(text));
        }
        if (c.returns().waiting() != null && random.nextBoolean()) {
            return Give.reviewReturn(random.nextBoolean());
        }
        if (c.state() == ComplaintState.ASSIGNED && random.nextInt(6) == 0) {
            return Give.giveBack();
        }
        // the way back to a unit that returned the case is long: a review, a sign-off, an
        // assignment
        if (c.state() == ComplaintState.RETURNED && c.returns().waiting() == null && random.nextInt(3) == 0) {
            return c.returns().by().isEmpty()
                    ? Give.assign(unit, "就近")
                    : Give.signOff(any(random, c.returns().by().toArray(UnitId[]::new)));
        }
        if (c.ofTheRound().opinion() == RoundFacts.Opinion.WAITS && random.nextInt(4) == 0) {
            return Give.reviewOpinion(random.nextInt(4) > 0);
        }
        if (c.state() == ComplaintState.ACCEPTED && c.kind() == ComplaintKind.OPINION && random.nextInt(4) == 0) {
            return new ConcludeOpinion(Give.CASE, text, "已责令下架", null, null, null);
        }
        if (random.nextInt(8) == 0) {
            return PlainCommands.any(random);
        }
        return oneOf(
                random,
                () -> Give.receive(),
                () -> Give.correctKind(any(random, ComplaintKind.values())),
                () -> Give.correctChannel(any(random, Channel.LETTER, Channel.WEIBO, Channel.VISIT)),
                () -> Give.link(Give.CASE),
                () -> Give.link(OTHER),
                () -> Give.undoLink(OTHER),
                () -> Give.join(OTHER),
                () -> Give.undoJoin(),
                () -> classify(random),
                () -> classify(random),
                () -> lower(random),
                () -> lower(random),
                () -> Give.approveLowering(),
                () -> Give.approveLowering(),
                () -> Give.approveLowering(),
                () -> Give.rejectLowering(),
                () -> Give.signOff(unit),
                () -> Give.signOff(unit),
                () -> Give.assign(unit),
                () -> Give.assign(unit, "就近办理"),
                () -> Give.assign(unit, "就近办理"),
                () -> Give.giveBack(),
                () -> Give.accept(),
                () -> Give.accept(),
                () -> Give.accept(),
                () -> Give.decline(text),
                () -> Give.refer(text),
                () -> Give.investigate(random.nextBoolean()),
                () -> Give.mediate(),
                () -> Give.contact(random.nextBoolean() ? null : any(random, Notice.values())),
                () -> Give.reportOpinion(),
                () -> Give.decideOnLead(),
                () -> Give.propose(),
                () -> Give.propose(),
                () -> Give.propose(),
                () -> Give.reviewOpinion(random.nextBoolean()),
                () -> Give.draft(text),
                () -> Give.draft(text),
                () -> approve,
                () -> approve,
                () -> approve,
                () -> approve,
                () -> new RejectReply(Give.CASE, draft, read, "事实不清楚", null, null),
                () -> Give.reply(text),
                () -> Give.replyAsDrafted(),
                () -> Give.replyAsDrafted(),
                () -> Give.extend(clock, now.plus(Duration.ofHours(random.nextInt(200)))),
                () -> Give.suspend(clock),
                () -> Give.resume(clock),
                () -> Give.missed(clock, 1 + random.nextInt(3)),
                () -> Give.missed(clock, 1),
                () -> Give.followUp(),
                () -> Give.reopen(),
                () -> Give.urge(),
                () -> Give.urge(any(random, UrgingStep.values()), clock, null),
                () -> Give.answerUrging(null, null),
                () -> random.nextBoolean()
                        ? Give.orderRectification("整改台账", null)
                        : Give.completeRectification(null, "整改台账"),
                () -> Give.account(),
                () -> Give.analyseRepeats(),
                () -> Give.withdrawAccountability(null),
                () -> Give.escalate(),
                () -> Give.archive(DossierPart.REGISTRATION_FORM));
    }

    private static ClassifyComplaint classify(SplittableRandom random) {
        var flags = any(random, new Flag[0], new Flag[] {any(random, Flag.values())});
        return Give.classify(
                any(random, Severity.GENERAL, Severity.GENERAL, Severity.MAJOR, Severity.URGENT),
                any(random, Difficulty.values()),
                any(random, OpinionLevel.values()),
                null,
                flags);
    }

    private static ComplaintCommand lower(SplittableRandom random) {
        return random.nextInt(4) == 0
                ? Give.lowerTo(ComplaintKind.INQUIRY, any(random, Channel.LETTER, Channel.VISIT))
                : Give.lower(any(random, Severity.GENERAL, Severity.MAJOR));
    }

    @SafeVarargs
    private static ComplaintCommand oneOf(SplittableRandom random, Supplier<ComplaintCommand>... commands) {
        return commands[random.nextInt(commands.length)].get();
    }

    @SafeVarargs
    private static <T> T any(SplittableRandom random, T... of) {
        return of[random.nextInt(of.length)];
    }

    /** What must never happen, derived from the events alone. */
    private final class Book {
        private final List<ApprovalLevel> order;
        private final Map<ApprovalLevel, Actor> approvedBy = new HashMap<>();
        private final Map<String, DeadlineSet> lastSet = new HashMap<>();
        private final Set<DeadlineMissed> missed = new HashSet<>();
        private final Set<UnitId> returnedBy = new HashSet<>();
        private final Set<UnitId> returnedOnce = new HashSet<>();
        private final Set<UnitId> keptByRuling = new HashSet<>();
        private int refusedReturns;
        private boolean returnWaits;
        private boolean waitsForALeader;
        private boolean signedOff;
        private boolean gated;
        private boolean asksOnSite;
        private boolean wasOnSite;
        private UnitId unit;
        private ReplyDrafted draft;
        private String drafter;

        private Book(TestOffice office) {
            gates = office.procedure().gates();
            var approvals = gates.approvals();
            order = approvals == null ? List.of(ApprovalLevel.values()) : approvals.levels();
            gatedSeverities = approvals == null ? Set.of() : approvals.severities();
            gatedFlags = approvals == null ? Set.of() : approvals.flags();
        }

        private final Gates gates;
        private final Set<Severity> gatedSeverities;
        private final Set<Flag> gatedFlags;
        private boolean opinionWaits;
        private boolean opinionAgreed;
        private ComplaintClassified classified;
        private String proposer;
        private boolean lowers;

        private void check(ComplaintEvent event, Actor actor) {
            if (event instanceof LoweringProposed e) {
                proposer = actor.person();
            } else if (event instanceof LoweringApproved e) {
                assertThat(actor.person()).as("who approves").isNotEqualTo(proposer);
                approvedLowerings++;
                lowers = true;
            } else if (event instanceof ComplaintClassified e) {
                boolean less = classified != null
                        && (e.severity().compareTo(classified.severity()) < 0
                                || !e.flags().containsAll(classified.flags())
                                || e.opinionLevel().compareTo(classified.opinionLevel()) < 0);
                assertThat(lowers || !less || gates.lowering() == null)
                        .as("lowered without approval")
                        .isTrue();
                classified = e;
                lowers = false;
                gated = gatedSeverities.contains(e.severity())
                        || e.flags().stream().anyMatch(gatedFlags::contains);
                asksOnSite = e.flags().contains(Flag.ON_SITE);
            } else if (event instanceof RoutingSignedOff e) {
                signedOff = true;
                returnedBy.remove(e.unit());
            } else if (event instanceof ComplaintAssigned e) {
                assertThat(signedOff || gates.signOff() == null)
                        .as("assigned without any sign-off")
                        .isTrue();
                assertThat(returnedBy).as("assigned back").doesNotContain(e.unit());
                assertThat(returnWaits && gates.returns() != null)
                        .as("assigned before the review of the return")
                        .isFalse();
                boomerangsAllowed += returnedOnce.contains(e.unit()) ? 1 : 0;
                unit = e.unit();
            } else if (event instanceof ComplaintReturned e) {
                assertThat(e.unit()).as("who returns").isEqualTo(unit).isEqualTo(actor.unit());
                assertThat(keptByRuling).as("returned again").doesNotContain(e.unit());
                returnedBy.add(e.unit());
                returnedOnce.add(e.unit());
                returnWaits = true;
                unit = null;
            } else if (event instanceof ReturnReviewed e) {
                reviewed(e, actor);
            } else if (event instanceof ComplaintAccepted e) {
                assertThat(e.unit()).isEqualTo(unit).isEqualTo(actor.unit());
            } else if (event instanceof InvestigationRecorded e) {
                wasOnSite |= e.onSite();
            } else if (event instanceof OpinionProposed) {
                opinionWaits = true;
                opinionAgreed = false;
            } else if (event instanceof OpinionReviewed e) {
                assertThat(opinionWaits).as("an opinion to review").isTrue();
                opinionWaits = false;
                opinionAgreed = e.agreed();
            } else if (event instanceof ReplyDrafted e) {
                draft = e;
                drafter = actor.person();
                approvedBy.clear();
            } else if (event instanceof ReplyApproved e) {
                assertThat(e.digest()).isEqualTo(draft.digest());
                assertThat(e.draft()).isEqualTo(draft.draft());
                assertThat(order.indexOf(e.level())).as("in order").isEqualTo(approvedBy.size());
                approvedBy.put(e.level(), actor);
            } else if (event instanceof ComplaintDeclined || event instanceof ComplaintReferred) {
                if (gated) {
                    gatedEndings++;
                    assertThat(approvedBy.keySet())
                            .as("approvals of a notice")
                            .containsExactlyInAnyOrderElementsOf(order);
                    assertThat(Digest.of(((Ending) event).reason())).isEqualTo(draft.digest());
                }
            } else if (event instanceof ComplaintReplied e) {
                reply(e);
            } else if (event instanceof ComplaintReopened
                    || event instanceof org.caseledger.events.complaint.ReplyEvent.ReplyRejected) {
                approvedBy.clear();
                if (event instanceof ComplaintReopened) {
                    wasOnSite = false;
                    returnWaits = false;
                    waitsForALeader = false;
                    opinionWaits = false;
                    opinionAgreed = false;
                }
            } else if (event instanceof DeadlineSet e) {
                lastSet.put(e.clock() + "/" + e.number(), e);
                missed.removeIf(m -> m.clock() == e.clock() && m.number() == e.number());
            } else if (event instanceof DeadlineMissed e) {
                assertThat(missed.stream().anyMatch(m -> m.clock() == e.clock() && m.number() == e.number()))
                        .as("missed twice: %s", e)
                        .isFalse();
                assertThat(lastSet).containsKey(e.clock() + "/" + e.number());
                missed.add(e);
            } else if (event instanceof ComplaintReceived) {
                assertThat(lastSet).isEmpty();
            }
        }

        private void reviewed(ReturnReviewed e, Actor actor) {
            assertThat(returnWaits).as("a return to review").isTrue();
            assertThat(actor.role()).isEqualTo(refusedReturns > 1 && waitsForALeader ? Role.LEADER : Role.CENTER_HEAD);
            if (!e.accepted() && !e.ruling()) {
                refusedReturns++;
                waitsForALeader = refusedReturns > 1;
            } else {
                waitsForALeader = false;
            }
            returnWaits = waitsForALeader;
            rulings += e.ruling() ? 1 : 0;
            if (!e.accepted() && !waitsForALeader) {
                unit = e.unit();
                returnedBy.remove(e.unit());
                if (e.ruling()) {
                    keptByRuling.add(e.unit());
                }
            }
        }

        private void reply(ComplaintReplied e) {
            if (gated) {
                gatedReplies++;
                assertThat(approvedBy.keySet()).containsExactlyInAnyOrderElementsOf(order);
                assertThat(draft.digest()).as("sent as approved").isEqualTo(e.digest());
                assertThat(approvedBy.values().stream().map(Actor::person))
                        .as("four eyes")
                        .doesNotHaveDuplicates()
                        .doesNotContain(drafter);
            }
            assertThat(!asksOnSite || wasOnSite || gates.onSite() == null)
                    .as("on site")
                    .isTrue();
            if (gates.opinion() != null && unit != null) {
                assertThat(opinionAgreed)
                        .as("an opinion that the center agreed to")
                        .isTrue();
                reviewedReplies++;
            }
            approvedBy.clear();
        }
    }
}
