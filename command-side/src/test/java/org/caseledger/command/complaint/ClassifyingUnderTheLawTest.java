package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several limits are due together there: which of them is recorded does not change by itself. */
class ClassifyingUnderTheLawTest {
    /** Two laws have a limit of their own for the acceptance then. */
    private static final Instant BEFORE_ORDER_121 = Give.at("2025-11-19T09:00");

    private final TestOffice office = TestOffice.by(Procedures.builtIn().get("P9+law"));
    private final CaseState state = new CaseState();

    @ParameterizedTest
    @EnumSource(Channel.class)
    void givenReceived_whenClassified_thenNoDeadlineIsSetAnewThatIsDueAsBefore(Channel channel) {
        var before = give(Give.receive(ComplaintKind.COMPLAINT, channel), People.INTAKE, 0).stream()
                .flatMap(ClassifyingUnderTheLawTest::due)
                .toList();

        assertThat(give(Give.classify(Severity.GENERAL), People.DISPATCHER, 1))
                .flatMap(event -> due(event).toList())
                .doesNotContainAnyElementsOf(before);
    }

    private static Stream<String> due(ComplaintEvent event) {
        return event instanceof DeadlineSet set ? Stream.of(set.clock() + " " + set.dueAt()) : Stream.empty();
    }

    private ArrayList<ComplaintEvent> give(ComplaintCommand command, Actor actor, int hours) {
        var now = BEFORE_ORDER_121.plus(Duration.ofHours(hours));
        office.setTime(now);
        var events = new ArrayList<ComplaintEvent>();
        Decisions.decide(command, state, new DecisionContext(actor, now, office), event -> {
            state.on(event, now);
            events.add(event);
        });
        return events;
    }
}
