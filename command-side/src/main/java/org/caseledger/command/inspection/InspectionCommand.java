package org.caseledger.command.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionEvent.InspectionAnswered;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionEvent.InspectionRemarked;
import org.caseledger.events.inspection.InspectionEvent.InspectionSentBack;
import org.caseledger.events.inspection.InspectionEvent.InspectionSignedOff;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** Something that a person asks of an inspection sheet. */
public sealed interface InspectionCommand extends AggregateCommand<InspectionSheet, InspectionEvent> {
    @Override
    default String streamKind() {
        return Inspection.KIND;
    }

    /**
     * Begins a sheet on a unit, or without one on the whole office, for a period that is over (P1.16). Its figures are
     * never typed: they are taken once all rules are kept.
     */
    @LedgerCommand(
            roles = {Role.SUPERVISOR, Role.CENTER_HEAD},
            zh = "编制检查表",
            en = "prepare inspection sheet",
            clause = "P1.16")
    record PrepareInspection(
            UUID id,
            LocalDate first,
            LocalDate last,
            @Nullable UnitId unit,
            Figures figures) implements InspectionCommand {
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

    /** What the inspector saw on the spot, the problems, and what is asked of the unit, by when (P1.16). */
    @LedgerCommand(
            roles = {Role.SUPERVISOR, Role.CENTER_HEAD},
            zh = "填写检查意见",
            en = "record inspection remarks",
            clause = "P1.16")
    record RemarkInspection(
            UUID id,
            String seen,
            @Nullable String problems,
            @Nullable String asked,
            @Nullable Instant by) implements InspectionCommand {
        @Override
        public List<InspectionEvent> decide(InspectionSheet sheet, DecisionContext context) {
            Sheets.mustBeOpen(sheet);
            Guards.require(by == null || asked != null, Rule.ASKED_BY_A_TIME);
            Guards.require(by == null || by.isAfter(context.now()), Rule.PERIOD_OVER.clauses(), Rule.TIME_AHEAD);
            return List.of(new InspectionRemarked(seen, problems, asked, by));
        }
    }

    /**
     * The answer of the inspected unit (P1.16): by a handler of that unit; for the center and the whole office, by the
     * center's head.
     */
    @LedgerCommand(
            roles = {Role.HANDLER, Role.CENTER_HEAD},
            zh = "答复检查",
            en = "answer inspection",
            clause = "P1.16")
    record AnswerInspection(UUID id, String answer) implements InspectionCommand {
        @Override
        public List<InspectionEvent> decide(InspectionSheet sheet, DecisionContext context) {
            Sheets.mustBeOpen(sheet);
            var actor = context.actor();
            var unit = sheet.prepared().unit();
            boolean own = unit == null ? actor.role() != Role.HANDLER : unit.equals(actor.unit());
            Guards.require(own, Rule.PERIOD_OVER.clauses(), Rule.OWN_UNIT, String.valueOf(actor.unit()));
            Sheets.mustBeAnother(Sheets.inspectors(sheet), context);
            return List.of(new InspectionAnswered(answer));
        }
    }

    /** A leader does not sign the very sheet that was read, and says why (P1.16). */
    @LedgerCommand(
            roles = {Role.LEADER},
            zh = "退回检查表",
            en = "send back inspection sheet",
            clause = "P1.16")
    record SendBackInspection(UUID id, String digest, String reason) implements InspectionCommand {
        @Override
        public List<InspectionEvent> decide(InspectionSheet sheet, DecisionContext context) {
            Sheets.mayBeDecidedOn(sheet, digest, context);
            return List.of(new InspectionSentBack(digest, reason));
        }
    }

    /**
     * A leader signs the very sheet that was read, named by its digest (P1.16); not before the unit has answered what
     * it was asked, or the time for it is over.
     */
    @LedgerCommand(
            roles = {Role.LEADER},
            zh = "签批检查表",
            en = "sign off inspection sheet",
            clause = "P1.16")
    record SignOffInspection(
            UUID id, String digest, @Nullable String opinion) implements InspectionCommand {
        @Override
        public List<InspectionEvent> decide(InspectionSheet sheet, DecisionContext context) {
            Sheets.mayBeDecidedOn(sheet, digest, context);
            Sheets.mustBeHeard(sheet, context);
            return List.of(new InspectionSignedOff(digest, opinion));
        }
    }
}
