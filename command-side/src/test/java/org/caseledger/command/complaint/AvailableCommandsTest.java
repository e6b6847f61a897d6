package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordSettlement;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.complaint.passing.PassingCommand.ConfirmTakeOver;
import org.caseledger.command.complaint.passing.PassingCommand.TakeOverCase;
import org.caseledger.command.complaint.retention.RetentionCommand.ApproveDestruction;
import org.caseledger.command.complaint.retention.RetentionCommand.PutOffDestruction;
import org.caseledger.command.complaint.retention.RetentionCommand.SealOff;
import org.caseledger.command.complaint.secrecy.SecrecyCommand.MarkSecret;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.retention.SealingGround;
import org.caseledger.procedure.Procedures;
import org.caseledger.testing.Seeds;
import org.junit.jupiter.api.Test;

/**
 * What is offered to a person on a case is accepted, and what is not is refused: through many lives under every
 * procedure, of every command at every step, each time of half of the people.
 */
class AvailableCommandsTest {
    private static final Seeds LIVES = Seeds.of(100);
    private static final int MOST_LIVES = 1000;
    private static final int STEPS = 40;

    /** P1 to P9, each with the law and without, and an office's own procedure. */
    private static final List<Supplier<TestOffice>> OFFICES = Stream.concat(
                    Procedures.builtIn().all().stream()
                            .flatMap(p -> Stream.of(p.id(), p.id() + "+law"))
                            .map(id -> office(id)),
                    Stream.of(CustomProcedure::office, CustomProcedure::officeUnderTheLaw))
            .toList();

    private static final List<Actor> PEOPLE = List.of(
            People.INTAKE,
            People.DISPATCHER,
            People.HEAD,
            People.LEADER,
            People.LEADER2,
            People.LEGAL,
            People.as(Role.LEGAL, People.LEADER),
            People.SUPERVISOR,
            People.AUDITOR,
            People.ADMIN,
            People.handlerOf(People.XIPU),
            People.colleagueOf(People.XIPU),
            People.handlerOf(People.HONGGUANG),
            People.handlerOf(People.FOOD_SECTION),
            People.handlerOf(People.BRIGADE),
            People.handlerOf(People.CENTER),
            People.handlerOf(People.LEADING_GROUP));

    private static final Set<Rule> REASONS = EnumSet.copyOf(List.of(
            Rule.NO_PAPER_ISSUED,
            Rule.NO_PAPER_DELIVERED,
            Rule.ROLE,
            Rule.OWN_UNIT,
            Rule.STATE,
            Rule.KIND,
            Rule.SECRET_FOR_NAMED_PEOPLE,
            Rule.OTHER_OFFICES,
            Rule.SIGN_OFF_BEFORE_ASSIGNMENT,
            Rule.NO_BOOMERANG,
            Rule.RETURN_WAITS,
            Rule.ACCEPTED_ANEW,
            Rule.RETURN_WAITS_FOR,
            Rule.RETURN_REVIEWED_BEFORE_ASSIGNMENT,
            Rule.ORDERED_APPROVALS,
            Rule.APPROVALS_BEFORE_REPLY,
            Rule.APPROVALS_BEFORE_ENDING,
            Rule.UNIT_DRAFTS,
            Rule.ONE_LOWERING_WAITS,
            Rule.CENTER_LOWERS,
            Rule.LOWERING_WAITS,
            Rule.FOUR_EYES,
            Rule.RECONSIDERATION_WAITS,
            Rule.RECONSIDERATION_BEFORE_ANSWER,
            Rule.DRAFT_WAITS,
            Rule.DECIDED_ONCE,
            Rule.OPINION_BEFORE_REPLY,
            Rule.OPINION_REVIEWED,
            Rule.OPINION_WAITS,
            Rule.ANY_CLOCK_RUNS,
            Rule.EXTENDABLE,
            Rule.SUSPENDABLE,
            Rule.CLOCK_STANDS,
            Rule.JOINED_ONCE,
            Rule.EXTENDED_OFTEN_ENOUGH,
            Rule.NOT_SATISFIED_EXPLAINED,
            Rule.REPLY_BY_THE_UNIT,
            Rule.TIE_STANDS,
            Rule.URGING_IN_ORDER,
            Rule.URGING_WAITS,
            Rule.ASSISTANCE_OF_THE_UNIT,
            Rule.ASSISTANCE_OPEN,
            Rule.ASSISTANCE_WITHDRAWN_BY_WHO_ASKED,
            Rule.ASSISTANCE_BEFORE_REPLY,
            Rule.ESCALATION_OPEN,
            Rule.RECTIFICATION_OPEN,
            Rule.ACCOUNTABILITY_STANDS,
            Rule.SECRECY_STANDS,
            Rule.SPLIT_BEFORE_SECRET,
            Rule.CHECK_RUNS,
            Rule.MEDIATION_SUSPENDED,
            Rule.RECUSAL_WAITS,
            Rule.BOTH_CONSENT,
            Rule.REPRESENTED_AGREE,
            Rule.SECRET_NOT_PUBLISHED,
            Rule.ONE_DISPUTE,
            Rule.DISPUTE_OPEN,
            Rule.LEAD_FOUND,
            Rule.LEAD_DECIDED_BEFORE_ARCHIVE,
            Rule.NOTHING_UNDONE,
            Rule.CASE_SEALED_OFF,
            Rule.SEALED_OFF_ONCE,
            Rule.SEALED_OFF_BEFORE,
            Rule.DESTRUCTION_PROPOSED));

    /** Reasons that few of these lives come to; a test of their own shows them. */
    private static final Set<Rule> RARE = EnumSet.of(
            Rule.RETURN_RULED_ON,
            Rule.OPINION_REPORTED_FIRST,
            Rule.OTHERS_RECONSIDER,
            Rule.CLASSIFIED_FIRST,
            Rule.ON_SITE_BEFORE_REPLY);

    /** After these little is left to be done; most lives are to come further. */
    private static final Set<Class<?>> EARLY_ENDS = Set.of(
            DeclineComplaint.class,
            ReferElsewhere.class,
            WithdrawComplaint.class,
            RecordSettlement.class,
            MarkSecret.class,
            SealOff.class);

    /** No life lasts as long as its archive; DestroyingTest takes these. */
    private static final Set<Class<?>> YEARS_LATER = Set.of(PutOffDestruction.class, ApproveDestruction.class);

    /** What another office has to show first; PassingTest takes these. */
    private static final Set<Class<?>> BY_A_NOTE = Set.of(TakeOverCase.class, ConfirmTakeOver.class);

    /** All that there is to say for a part. */
    private static final Map<String, List<String>> ALL = Map.of(
            "clock",
            Arrays.stream(Clock.values()).map(Clock::name).toList(),
            "step",
            Arrays.stream(UrgingStep.values()).map(UrgingStep::name).toList(),
            "unit",
            TestOffice.p9().units().stream().map(unit -> unit.id().value()).toList(),
            "paper",
            List.of("郫市监投登〔2026〕第2号"),
            "ground",
            Arrays.stream(SealingGround.values()).map(SealingGround::name).toList());

    /** Where an offer and an answer do not agree, and how often. */
    private final Map<String, Integer> disagree = new TreeMap<>();

    private final Set<Class<?>> taken = new HashSet<>();
    private final Set<Rule> reasons = EnumSet.noneOf(Rule.class);
    private final Set<ComplaintState> states = EnumSet.noneOf(ComplaintState.class);

    private static Supplier<TestOffice> office(String procedure) {
        return () -> TestOffice.by(Procedures.builtIn().get(procedure));
    }

    @Test
    void whatIsOfferedIsTakenAndWhatIsNotIsRefusedForTheReasonThatIsGiven() {
        var steps = ComplaintCommands.onACase().stream()
                .filter(type -> !YEARS_LATER.contains(type) && !BY_A_NOTE.contains(type))
                .toList();
        // What is rare may want more lives: what a life draws from has another order in each run.
        for (int n = 0; n < LIVES.count() || (isIncomplete(steps) && n < MOST_LIVES); n++) {
            new Life(LIVES.first() + n).live();
        }
        assertThat(disagree).isEmpty();
        assertThat(taken).containsAll(steps);
        assertThat(states).containsExactlyInAnyOrder(ComplaintState.values());
        reasons.removeAll(RARE);
        assertThat(reasons).containsExactlyInAnyOrderElementsOf(REASONS);
    }

    private boolean isIncomplete(Collection<? extends Class<?>> steps) {
        return !reasons.containsAll(REASONS)
                || !taken.containsAll(steps)
                || states.size() < ComplaintState.values().length;
    }

    private final class Life {
        private final SplittableRandom random;
        private final LeastSaid least;
        private final TestOffice office;
        private final CaseState state = new CaseState();
        private final Map<Class<?>, Integer> done = new HashMap<>();
        private Instant now;

        Life(int seed) {
            random = new SplittableRandom(seed);
            least = new LeastSaid(random);
            office = OFFICES.get(seed % OFFICES.size()).get();
            office.know(LeastSaid.OTHER);
            office.joinLaterReportsTo(Give.CASE);
            now = Give.RECEIVED_AT.plus(Duration.ofHours(random.nextInt(24 * 300)));
        }

        void live() {
            var kind = random.nextBoolean() ? ComplaintKind.COMPLAINT : any(ComplaintKind.values());
            give(Give.receive(kind, any(Channel.values())), context(People.INTAKE));
            if (kind == ComplaintKind.COMPLAINT && random.nextBoolean()) {
                give(Give.consent(ConsentTo.MEDIATION, Party.COMPLAINANT), context(People.INTAKE));
                give(Give.consent(ConsentTo.MEDIATION, Party.RESPONDENT), context(People.INTAKE));
            }
            if (kind == ComplaintKind.COMPLAINT && random.nextBoolean()) {
                give(Give.registrationForm(), context(People.INTAKE));
            }
            for (int i = 0; i < STEPS; i++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24)));
                states.add(state.state());
                var next = new HashMap<Class<?>, List<Runnable>>();
                for (var person : PEOPLE) {
                    if (random.nextBoolean()) {
                        tryAll(person, next);
                    }
                }
                next.values().removeIf(List::isEmpty);
                if (!next.isEmpty()) {
                    goOn(next);
                }
            }
        }

        private void tryAll(Actor person, Map<Class<?>, List<Runnable>> next) {
            var context = context(person);
            for (var offer : AvailableCommand.all(state, context)) {
                if (isWorthTrying(offer, person)) {
                    next.computeIfAbsent(offer.command(), type -> new ArrayList<>())
                            .addAll(tried(offer, context));
                }
            }
        }

        // Rather with what was not done before, so that the life comes to an end at all.
        private void goOn(Map<Class<?>, List<Runnable>> next) {
            if (random.nextBoolean() && next.keySet().stream().anyMatch(Life::leadsOn)) {
                next.keySet().removeIf(type -> !leadsOn(type));
            }
            if (random.nextInt(6) > 0 && !EARLY_ENDS.containsAll(next.keySet())) {
                next.keySet().removeAll(EARLY_ENDS);
            }
            if (next.size() > 1) {
                next.remove(WriteNote.class); // leads nowhere
            }
            int least = next.keySet().stream().mapToInt(this::times).min().orElseThrow();
            var types = next.keySet().stream()
                    .filter(type -> times(type) <= least + random.nextInt(2))
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
            var type = types.get(random.nextInt(types.size()));
            done.merge(type, 1, Integer::sum);
            next.get(type).get(random.nextInt(next.get(type).size())).run();
        }

        // What may be given in a few states only leads from one to the next.
        private static boolean leadsOn(Class<?> type) {
            return Commands.of(type).phases().length == 0 && Commands.of(type).states().length > 0;
        }

        private int times(Class<?> type) {
            return done.getOrDefault(type, 0);
        }

        // That a role may not give a command at all is soon seen.
        private boolean isWorthTrying(AvailableCommand offer, Actor person) {
            return Commands.mayGive(person.role(), offer.command()) || random.nextInt(20) == 0;
        }

        /** Gives what was offered, and what was not; how the life would go on with it. */
        private List<Runnable> tried(AvailableCommand offer, DecisionContext context) {
            var command = least.of(offer, state, context);
            var refused = refusal(command, context);
            if (refused.isEmpty()) {
                agree(offer.stands(), offer, context, "not offered, but taken");
                onlyWhatIsLeftIsTaken(offer, context);
                taken.add(offer.command());
                return List.of(() -> give(command, context));
            }
            var why = refused.get();
            var says = why.rule() + " " + why.zh();
            agree(!offer.stands(), offer, context, "offered, but refused by " + says);
            if (offer.refused() != null) {
                reasons.add(why.rule());
                var same = List.of(offer.refused().clause(), offer.refused().zh());
                agree(
                        same.equals(List.of(why.clause(), why.zh())),
                        offer,
                        context,
                        "not offered by " + offer.refused().rule() + ", refused by " + why.rule());
            }
            return List.of();
        }

        private void onlyWhatIsLeftIsTaken(AvailableCommand offer, DecisionContext context) {
            for (var choice : offer.choices()) {
                for (var value : ALL.get(choice.part())) {
                    if (!choice.values().contains(value)) {
                        var other = least.of(saying(offer, choice, value), state, context);
                        agree(
                                refusal(other, context).isPresent(),
                                offer,
                                context,
                                "not to choose, but taken: " + value);
                    }
                }
            }
        }

        private static AvailableCommand saying(AvailableCommand offer, Choice instead, String value) {
            var choices = offer.choices().stream()
                    .map(one -> one == instead ? new Choice(one.part(), List.of(value), value) : one)
                    .toList();
            return new AvailableCommand(offer.command(), choices, null);
        }

        private Optional<Refused> refusal(ComplaintCommand command, DecisionContext context) {
            try {
                Admission.admit(command, state, context);
                command.decide(state, context);
                return Optional.empty();
            } catch (Refused refused) {
                return Optional.of(refused.under(state.procedureId(context)));
            }
        }

        private void give(ComplaintCommand command, DecisionContext context) {
            Decisions.decide(command, state, context, state::on);
        }

        private void agree(boolean agreed, AvailableCommand offer, DecisionContext context, String otherwise) {
            if (!agreed) {
                var role = context.actor().role();
                var what = "%s by %s: %s".formatted(Commands.pathOf(offer.command()), role, otherwise);
                disagree.merge(what, 1, Integer::sum);
            }
        }

        private DecisionContext context(Actor person) {
            office.setTime(now);
            return new DecisionContext(person, now, office);
        }

        @SafeVarargs
        private <T> T any(T... of) {
            return of[random.nextInt(of.length)];
        }
    }
}
