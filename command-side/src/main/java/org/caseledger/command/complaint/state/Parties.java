package org.caseledger.command.complaint.state;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.MediationEvent.MediationArranged;
import org.caseledger.events.complaint.MediationEvent.RecusalAsked;
import org.caseledger.events.complaint.MediationEvent.RecusalDecided;
import org.caseledger.events.complaint.ReceiptEvent.AgentRecorded;
import org.caseledger.events.complaint.ReceiptEvent.RepresentativesNamed;
import org.caseledger.parties.Consents;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the parties of a complaint: their consents, whether an agent is recorded and some represent others,
 * the sealed names of those who act for complainants, the mediator of the mediation arranged last, the one whose
 * recusal waits for a decision, and who is recused (O121-11, O121-12, O121-18 to 21).
 */
public record Parties(
        Consents consents,
        boolean agent,
        boolean represented,
        List<Sealed> people,
        @Nullable String mediator,
        @Nullable String recusal,
        Set<String> recused) {
    static final Parties NONE = new Parties(Consents.NONE, false, false, List.of(), null, null, Set.of());

    Parties on(ComplaintEvent event) {
        if (event instanceof AgentRecorded e) {
            return with(true, represented, e.agent());
        } else if (event instanceof RepresentativesNamed e) {
            return with(agent, true, e.names());
        } else if (event instanceof MediationArranged e) {
            return new Parties(consents, agent, represented, people, e.mediator(), recusal, recused);
        } else if (event instanceof RecusalAsked e) {
            return new Parties(consents, agent, represented, people, mediator, e.mediator(), recused);
        } else if (event instanceof RecusalDecided e) {
            var aside = new LinkedHashSet<>(recused);
            if (e.recused()) {
                aside.add(e.mediator());
            }
            return new Parties(consents, agent, represented, people, mediator, null, Set.copyOf(aside));
        } else if (event instanceof BeginsRound) {
            return new Parties(consents.on(event), agent, represented, people, null, null, recused);
        }
        var now = consents.on(event);
        return now.equals(consents) ? this : new Parties(now, agent, represented, people, mediator, recusal, recused);
    }

    private Parties with(boolean agents, boolean others, Sealed person) {
        var all = Stream.concat(people.stream(), Stream.of(person)).toList();
        return new Parties(consents, agents, others, all, mediator, recusal, recused);
    }
}
