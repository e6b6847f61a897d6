package org.caseledger.command.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.caseledger.command.BeginningCommand;
import org.caseledger.command.Case;
import org.caseledger.command.ComplaintCommand;
import org.caseledger.command.Decisions;
import org.caseledger.command.Desk;
import org.caseledger.command.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ComplaintReceived;

/** 投诉举报件: the aggregate, an event-sourced shell around {@link Case} and its decisions. */
class Complaint {

    static final String BEGIN = "BeginComplaint";
    static final String HANDLE = "HandleComplaint";

    @AggregateIdentifier private String id;
    private final Case state = new Case();

    /** For the framework, which folds the history into a new instance. */
    protected Complaint() {}

    @CommandHandler(commandName = BEGIN)
    Complaint(BeginningCommand command, MetaData metaData, Office office) {
        // What a constructor applies is folded only after it, so a beginning is decided on a case
        // of
        // its own.
        var beginning = new Case();
        Decisions.decide(
                command,
                beginning,
                desk(metaData, office),
                event -> {
                    beginning.on(event);
                    apply(event);
                });
    }

    @CommandHandler(commandName = HANDLE)
    void handle(ComplaintCommand command, MetaData metaData, Office office) {
        Decisions.decide(command, state, desk(metaData, office), event -> apply(event));
    }

    private static Desk desk(MetaData metaData, Office office) {
        var actor = Actor.of(AxonLedger.strings(metaData));
        return new Desk(actor, office.time().instant(), office);
    }

    @EventSourcingHandler
    void on(ComplaintEvent event) {
        if (event instanceof ComplaintReceived received) {
            id = received.caseId().toString();
        }
        state.on(event);
    }
}
