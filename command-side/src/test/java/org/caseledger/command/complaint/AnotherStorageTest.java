package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;

import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same aggregate and commands over a storage of the framework's own. */
class AnotherStorageTest {
    private final InMemoryEventStorageEngine storage = new InMemoryEventStorageEngine();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger rollbacks = new AtomicInteger();
    private final CommandSide ledger = CommandSide.over(storage, this::begin, TestOffice.p9(), null);

    @AfterEach
    void stop() {
        ledger.close();
    }

    @Test
    void givenAStorageOfTheFramework_whenACaseIsHandled_thenItIsDecidedAndKeptThereAlike() {
        give(INTAKE, Give.receive());
        give(DISPATCHER, Give.classify(Severity.GENERAL));
        assertThatThrownBy(() -> give(DISPATCHER, Give.assign(XIPU))).isInstanceOf(Refused.class);
        give(LEADER, Give.signOff(XIPU));
        give(DISPATCHER, Give.assign(XIPU));

        var stored = storage.readEvents(CASE.toString()).asStream().toList();
        assertThat(stored.stream().map(DomainEventMessage::getPayload))
                .hasAtLeastOneElementOfType(ComplaintAssigned.class);
        assertThat(stored.get(stored.size() - 1).getMetaData())
                .containsEntry("actor", "dispatcher")
                .containsEntry("unit", "CENTER");
        assertThat(commits).hasValue(4);
        assertThat(rollbacks).hasValue(1);
    }

    private void give(Actor actor, ComplaintCommand command) {
        ledger.send(command, actor, Request.once());
    }

    private Transaction begin() {
        return new Transaction() {
            @Override
            public void commit() {
                commits.incrementAndGet();
            }

            @Override
            public void rollback() {
                rollbacks.incrementAndGet();
            }
        };
    }
}
