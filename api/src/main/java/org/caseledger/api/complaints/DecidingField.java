package org.caseledger.api.complaints;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.jspecify.annotations.Nullable;

/** The part of a command that is all it is about: the buttons of its form say it. */
record DecidingField(@Nullable String name) {
    private static final Map<Class<? extends ComplaintCommand>, String> OF =
            Map.of(RecordFollowUp.class, "satisfaction", ReviewReturn.class, "accepted");

    static DecidingField of(Class<? extends ComplaintCommand> command) {
        return new DecidingField(OF.get(command));
    }

    /** That one of the fields; empty where a form has one button. */
    Optional<FormField> among(List<FormField> fields) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** What is asked for before. */
    List<FormField> besides(List<FormField> fields) {
        return fields.stream().filter(field -> !field.name().equals(name)).toList();
    }
}
