package org.caseledger.api.complaints;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.command.complaint.routing.RoutingAid;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Office;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ProposedRouting;
import org.caseledger.query.casefile.CaseFile;
import org.springframework.stereotype.Component;

/** 拟办单位: the units that the form of a routing proposes, of those it offers, the best first. */
@Component
@RequiredArgsConstructor
class RoutingProposals {
    private static final Set<Class<? extends ComplaintCommand>> ROUTING =
            Set.of(SignOffRouting.class, AssignComplaint.class);
    private static final String UNIT = "unit";

    private final Office office;

    List<ProposedRouting> of(Class<? extends ComplaintCommand> command, CaseFile file, List<FormField> fields) {
        if (!ROUTING.contains(command)) {
            return List.of();
        }
        var offered = fields.stream()
                .filter(field -> field.name().equals(UNIT))
                .flatMap(field -> field.options().stream())
                .map(FormField.Option::value)
                .collect(Collectors.toSet());
        return new RoutingAid(office)
                .rank(
                        file.caseId(),
                        file.record().respondent(),
                        file.classified().map(ComplaintClassified::object).orElse(null),
                        office.units().stream()
                                .filter(unit -> offered.contains(unit.id().value()))
                                .toList());
    }
}
