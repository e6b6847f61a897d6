package org.caseledger.api.administration;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.ParameterAdministration.ParameterPages;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.OtherWork;
import org.caseledger.api.web.Workloads.OtherWorkSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.springframework.stereotype.Component;

/** The changes of parameters that wait for the consent of a leader, but not of their proposer. */
@Component
@RequiredArgsConstructor
class ChangesToDecide implements OtherWorkSource {
    private final EventLog log;

    @Override
    public List<OtherWork> of(Actor actor) {
        if (!AccessPolicy.consents(actor)) {
            return List.of();
        }
        var waiting = ParameterBook.of(log).all().stream()
                .filter(one -> one.isOpen() && one.isOfAnotherThan(actor))
                .toList();
        var address = waiting.size() == 1
                ? new Address(ParameterPages.LIST + "/" + waiting.get(0).number())
                : new Address(ParameterPages.LIST).with("waiting", true);
        return waiting.isEmpty()
                ? List.of()
                : List.of(new OtherWork(OtherWork.Kind.PARAMETERS, address.toString(), waiting.size()));
    }
}
