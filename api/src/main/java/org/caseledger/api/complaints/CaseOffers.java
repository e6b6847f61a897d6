package org.caseledger.api.complaints;

import java.util.List;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Signatories;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.query.casefile.CaseFile;
import org.springframework.stereotype.Component;

/**
 * What a person may do with a case: in their own name, with why the rest is unavailable, and on behalf of the leaders
 * who have delegated their signature, while the delegation is in force.
 */
@Component
@RequiredArgsConstructor
class CaseOffers {
    private final AvailableCommands available;
    private final Signatories signatories;

    List<Offered> of(CaseFile file, Actor actor) {
        var own = Offered.all(available.of(file.payloads(), actor)).stream();
        var others = signatories.of(actor).stream().flatMap(leader -> signedFor(leader.actor(), file));
        return Stream.concat(own, others).toList();
    }

    private Stream<Offered> signedFor(Actor signing, CaseFile file) {
        return ComplaintCommands.onACase().stream()
                .filter(command -> Commands.delegableAs(command).isPresent())
                .map(command -> available.of(file.payloads(), command, signing))
                .filter(offer -> offer.stands())
                .map(offer -> Offered.of(offer).signedFor(signing.behalf()));
    }
}
