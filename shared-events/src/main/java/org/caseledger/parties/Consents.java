package org.caseledger.parties;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.Party;

/** Which party consents to what: the last answer counts, and a reopened case asks again (O121-18). */
public record Consents(Map<ConsentTo, Set<Party>> given) {
    public static final Consents NONE = new Consents(Map.of());

    /** In one order, so that the same events always give the same record. */
    public Consents {
        var ordered = new EnumMap<ConsentTo, Set<Party>>(ConsentTo.class);
        given.forEach((to, parties) -> ordered.put(to, ordered(parties)));
        given = Collections.unmodifiableMap(ordered);
    }

    /** The consents after this event. */
    public Consents on(LedgerEvent event) {
        if (event instanceof BeginsRound) {
            return NONE;
        } else if (event instanceof ConsentRecorded e) {
            var parties = copy(given.getOrDefault(e.to(), Set.of()));
            if (e.given()) {
                parties.add(e.party());
            } else {
                parties.remove(e.party());
            }
            var next = new EnumMap<ConsentTo, Set<Party>>(ConsentTo.class);
            next.putAll(given);
            next.put(e.to(), parties);
            return new Consents(next);
        }
        return this;
    }

    /** Whether this party consents. */
    public boolean of(Party party, ConsentTo to) {
        return given.getOrDefault(to, Set.of()).contains(party);
    }

    /** Whether complainant and respondent consent. */
    public boolean ofBothTo(ConsentTo to) {
        return of(Party.COMPLAINANT, to) && of(Party.RESPONDENT, to);
    }

    private static Set<Party> ordered(Set<Party> parties) {
        return Collections.unmodifiableSet(copy(parties));
    }

    private static EnumSet<Party> copy(Set<Party> parties) {
        var copy = EnumSet.noneOf(Party.class);
        copy.addAll(parties);
        return copy;
    }
}
