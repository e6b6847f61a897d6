package org.caseledger.command.complaint.state;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.complaint.AgentRecorded;
import org.caseledger.events.complaint.ComplaintReopened;
import org.caseledger.events.complaint.ConsentRecorded;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.MediationArranged;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.RecusalAsked;
import org.caseledger.events.complaint.RecusalDecided;
import org.caseledger.events.complaint.RepresentativesNamed;
import org.jspecify.annotations.Nullable;

/**
 * What the parties of a complaint have said: their consents, whether some represent others, the
 * sealed names of who acts for complainants, the mediator of the mediation arranged last, the one
 * whose recusal waits for a decision, and who stands aside (O121-11, O121-12, O121-18 to 21).
 */
public record Parties(
        Map<ConsentTo, Set<Party>> consents,
        boolean represented,
        List<Sealed> people,
        @Nullable String mediator,
        @Nullable String recusal,
        Set<String> recused) {

    static final Parties NONE = new Parties(Map.of(), false, List.of(), null, null, Set.of());

    Parties on(ComplaintEvent event) {
        if (event instanceof ConsentRecorded e) {
            return with(consented(e));
        } else if (event instanceof AgentRecorded e) {
            return with(represented, e.agent());
        } else if (event instanceof RepresentativesNamed e) {
            return with(true, e.names());
        } else if (event instanceof MediationArranged e) {
            return new Parties(consents, represented, people, e.mediator(), recusal, recused);
        } else if (event instanceof RecusalAsked e) {
            return new Parties(consents, represented, people, mediator, e.mediator(), recused);
        } else if (event instanceof RecusalDecided e) {
            var aside = new LinkedHashSet<>(recused);
            if (e.recused()) {
                aside.add(e.mediator());
            }
            return new Parties(consents, represented, people, mediator, null, Set.copyOf(aside));
        } else if (event instanceof ComplaintReopened) {
            return new Parties(Map.of(), represented, people, null, null, recused);
        }
        return this;
    }

    private Parties with(Map<ConsentTo, Set<Party>> given) {
        return new Parties(given, represented, people, mediator, recusal, recused);
    }

    private Parties with(boolean others, Sealed person) {
        var all = Stream.concat(people.stream(), Stream.of(person)).toList();
        return new Parties(consents, others, all, mediator, recusal, recused);
    }

    /** Whether this party consents. */
    public boolean consents(ConsentTo to, Party party) {
        return consents.getOrDefault(to, Set.of()).contains(party);
    }

    /** Whether complainant and respondent consent. */
    public boolean bothConsentTo(ConsentTo to) {
        return consents(to, Party.COMPLAINANT) && consents(to, Party.RESPONDENT);
    }

    private Map<ConsentTo, Set<Party>> consented(ConsentRecorded e) {
        var next = new EnumMap<ConsentTo, Set<Party>>(ConsentTo.class);
        next.putAll(consents);
        var those = EnumSet.noneOf(Party.class);
        those.addAll(consents.getOrDefault(e.to(), Set.of()));
        if (e.given()) {
            those.add(e.party());
        } else {
            those.remove(e.party());
        }
        next.put(e.to(), Set.copyOf(those));
        return Map.copyOf(next);
    }
}
