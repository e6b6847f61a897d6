package org.caseledger.command.complaint;

import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.axonframework.test.matchers.Matchers.predicate;
import static org.axonframework.test.matchers.Matchers.sequenceOf;
import static org.hamcrest.Matchers.equalTo;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.LedgerTargetResolver;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Severity;
import org.caseledger.testing.Events;
import org.jspecify.annotations.Nullable;

/** Given a history, when a command is given to the aggregate, then exactly this follows. */
abstract class ComplaintTest {
    static final Instant NOW = Give.RECEIVED_AT;
    static final Occurred JUST_NOW = Occurred.at(NOW);
    static final String TEXT = "经查属实,已责令退款。";

    private TestOffice office = TestOffice.p9();
    private List<ComplaintEvent> history = List.of();
    private List<Instant> times = List.of();
    private ResultValidator<Complaint> result;

    /** Lets the office of this test work by another procedure than P9. */
    void work(TestOffice office) {
        this.office = office;
    }

    TestOffice office() {
        return office;
    }

    History nothing() {
        return new History(office);
    }

    History received() {
        return nothing().received();
    }

    History received(ComplaintKind kind, Channel channel) {
        return nothing().received(kind, channel);
    }

    History classified() {
        return received().classified();
    }

    History signedOff(UnitId unit) {
        return classified().signedOff(unit);
    }

    History assignedTo(UnitId unit) {
        return signedOff(unit).assignedTo(unit);
    }

    History returnedBy(UnitId unit) {
        return assignedTo(unit).returnedBy(unit);
    }

    History acceptedBy(UnitId unit) {
        return assignedTo(unit).acceptedBy(unit);
    }

    /** An accepted case whose reply needs approval and review. */
    History gatedAt(UnitId unit) {
        return acceptedBy(unit).classified(Severity.MAJOR);
    }

    History onSiteAt(UnitId unit) {
        return acceptedBy(unit).classified(Severity.GENERAL, Flag.ON_SITE);
    }

    History replied() {
        return acceptedBy(People.XIPU).replied(TEXT);
    }

    void given(History history) {
        this.history = history.events();
        this.times = history.times();
    }

    /** Then it is later. */
    void at(Instant now) {
        office.setTime(now);
    }

    void when(Actor actor, ComplaintCommand command) {
        var fixture = new AggregateTestFixture<>(Complaint.class);
        fixture.registerIgnoredField(Complaint.class, "decidedAt");
        fixture.registerInjectableResource(office);
        fixture.registerCommandTargetResolver(new LedgerTargetResolver());
        var message = CommandSide.message(command, actor, Request.once());
        var given = fixture.givenNoPriorActivity();
        for (int i = 0; i < history.size(); i++) {
            given = given.andGivenCurrentTime(times.get(i)).andGiven(history.get(i));
        }
        result = given.andGivenCurrentTime(office.time().instant()).when(message);
    }

    void then(ComplaintEvent... events) {
        result.expectSuccessfulHandlerExecution().expectEvents((Object[]) events);
    }

    /** Then it records this, whatever follows. */
    void thenRecorded(ComplaintEvent event) {
        result.expectSuccessfulHandlerExecution().expectEventsMatching(payloadsMatching(sequenceOf(equalTo(event))));
    }

    /** Then one of what it records is like this. */
    <E extends ComplaintEvent> void thenSomeOf(Class<E> type, Predicate<E> like) {
        thenOf(type, recorded -> recorded.stream().anyMatch(like));
    }

    /** Then it is taken, and nothing that it records is like this. */
    <E extends ComplaintEvent> void thenNoneOf(Class<E> type, Predicate<E> like) {
        thenOf(type, recorded -> recorded.stream().noneMatch(like));
    }

    private <E extends ComplaintEvent> void thenOf(Class<E> type, Predicate<List<E>> are) {
        result.expectSuccessfulHandlerExecution()
                .expectEventsMatching(payloadsMatching(predicate((List<?> events) -> are.test(
                        events.stream().filter(type::isInstance).map(type::cast).toList()))));
    }

    /** Then it is taken, whatever it records. */
    void thenDone() {
        result.expectSuccessfulHandlerExecution();
    }

    void thenNothing() {
        result.expectSuccessfulHandlerExecution().expectNoEvents();
    }

    void thenRefused(Rule rule, String clause) {
        result.expectNoEvents().expectException(Refused.class);
        result.expectException(org.hamcrest.Matchers.<Throwable>hasToString(
                Refused.class.getName() + ": " + rule + " (" + clause + ")"));
    }

    Sealed sealed(String text) {
        return office.seal(Give.CASE, SealedField.NARRATIVE, text);
    }

    static DeadlineMet met(Clock clock) {
        return met(clock, 1, NOW);
    }

    static DeadlineMet met(Clock clock, int number, Instant at) {
        return new DeadlineMet(clock, number, at, false);
    }

    static DeadlineMet metLate(Clock clock, Instant at) {
        return new DeadlineMet(clock, 1, at, true);
    }

    static DeadlineMissed missed(Clock clock, String dueAt) {
        return new DeadlineMissed(clock, 1, Give.at(dueAt));
    }

    static DeadlineLapsed lapsed(Clock clock, LapseReason reason) {
        return new DeadlineLapsed(clock, 1, reason, NOW);
    }

    /** A clock that starts now, in the first round. */
    DeadlineSet set(Clock clock, String amberAt, String dueAt, String rule, String clause) {
        return set(clock, 1, 1, NOW, amberAt, dueAt, rule, clause);
    }

    DeadlineSet set(
            Clock clock,
            int number,
            int round,
            Instant startsAt,
            String amberAt,
            String dueAt,
            String rule,
            String clause) {
        return Events.deadline(
                clock,
                number,
                round,
                startsAt,
                Give.at(amberAt),
                Give.at(dueAt),
                rule,
                clause,
                office.procedure().version(),
                "cn-2019-2026",
                false);
    }

    /** The same clock with further limits, or of a unit that assists. */
    static DeadlineSet with(DeadlineSet set, @Nullable List<OtherLimit> others, @Nullable UnitId unit) {
        return new DeadlineSet(
                set.clock(),
                set.number(),
                set.round(),
                set.startsAt(),
                set.amberAt(),
                set.dueAt(),
                set.rule(),
                set.clause(),
                set.procedureVersion(),
                set.calendarVersion(),
                set.provisional(),
                others,
                unit);
    }
}
