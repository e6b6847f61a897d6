package org.caseledger.command.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionPrepared;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Begins a sheet on a unit, or without one on the whole office, for a period that is over (P1.16).
 * Nobody types a figure: they are taken once all rules are kept.
 */
@LedgerCommand(
        roles = {Role.SUPERVISOR, Role.CENTER_HEAD},
        zh = "编制检查表",
        en = "prepare inspection sheet",
        clause = "P1.16")
public record PrepareInspection(
        UUID id, LocalDate first, LocalDate last, @Nullable UnitId unit, Figures figures) implements InspectionCommand {

    /** Where the figures come from. */
    @FunctionalInterface
    public interface Figures {

        /** Those of a unit, or of the office without one, as the log stands now. */
        InspectionPrepared take(LocalDate first, LocalDate last, @Nullable UnitId unit);
    }

    @Override
    public boolean begins() {
        return true;
    }

    @Override
    public List<InspectionEvent> decide(@Nullable InspectionSheet none, DecisionContext context) {
        var today = context.now().atZone(WorkCalendar.ZONE).toLocalDate();
        Guards.require(!last.isBefore(first) && last.isBefore(today), Rule.PERIOD_OVER);
        if (unit != null) {
            Guards.knownUnit(unit, context);
        }
        return List.of(figures.take(first, last, unit));
    }
}
