package org.caseledger.command.complaint;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.createNew;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Office;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.jspecify.annotations.Nullable;

/** 投诉举报件: the aggregate, an event-sourced shell around {@link CaseState} and its decisions. */
@Aggregate(type = ComplaintEvent.STREAM, cache = "aggregateCache", commandTargetResolver = "commandTargetResolver")
public class Complaint {
    @AggregateIdentifier
    private String id;

    private final CaseState state = new CaseState();
    private @Nullable Instant decidedAt;

    protected Complaint() {}

    /** The other half of a filing that was split. */
    private Complaint(List<ComplaintEvent> events, Instant decidedAt) {
        this.decidedAt = decidedAt;
        events.forEach(event -> apply(event));
    }

    @CommandHandler(commandName = ComplaintEvent.STREAM + Command.BEGINS)
    Complaint(BeginningCommand command, MetaData by, Office office) {
        begin(command, by, office);
    }

    @CommandHandler(commandName = ComplaintEvent.STREAM)
    void handle(ComplaintCommand command, MetaData by, Office office) {
        decide(command, by, office);
    }

    @CommandHandler
    void handle(SplitFiling command, MetaData by, Office office) throws Exception {
        var other = new ArrayList<ComplaintEvent>();
        decide(command, by, office, other::add);
        createNew(Complaint.class, () -> new Complaint(other, decidedAt));
    }

    private void begin(BeginningCommand command, MetaData by, Office office) {
        // What a constructor applies is folded only after it, so a beginning is decided on a case
        // of its own.
        var beginning = new CaseState();
        var context = DecisionContext.of(by, office);
        decidedAt = context.now();
        Decisions.decide(command, beginning, context, event -> {
            beginning.on(event, decidedAt);
            apply(event);
        });
    }

    private void decide(ComplaintCommand command, MetaData by, Office office) {
        decide(command, by, office, event -> {});
    }

    private void decide(ComplaintCommand command, MetaData by, Office office, Consumer<ComplaintEvent> other) {
        var context = DecisionContext.of(by, office);
        decidedAt = context.now();
        Guards.onVersion(command, by, () -> Decisions.decide(command, state, context, event -> apply(event), other));
    }

    @EventSourcingHandler
    void on(ComplaintEvent event, @Timestamp Instant recordedAt) {
        if (event instanceof ComplaintReceived received) {
            id = received.caseId().toString();
        }
        // What is decided here is recorded now, by the clock of the office.
        state.on(event, decidedAt == null ? recordedAt : decidedAt);
    }
}
