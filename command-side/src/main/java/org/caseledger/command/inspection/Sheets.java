package org.caseledger.command.inspection;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.inspection.InspectionState;

/** What commands on an inspection sheet ask alike. */
final class Sheets {
    private Sheets() {}

    /** Nothing is added to a sheet that is signed. */
    static void mustBeOpen(InspectionSheet sheet) {
        Guards.require(sheet.state() != InspectionState.SIGNED_OFF, Rule.SHEET_CLOSED);
    }

    /** A leader who had no part in it decides on the very sheet that was read. */
    static void mayBeDecidedOn(InspectionSheet sheet, String digest, DecisionContext context) {
        Guards.require(sheet.state() == InspectionState.PREPARED, Rule.SHEET_WAITS);
        Guards.require(sheet.digest().equals(digest), Rule.SIGNED_SHEET);
        mustBeAnother(inspectors(sheet), context);
        mustBeAnother(sheet.answers().stream().map(a -> a.by().person()), context);
    }

    /** Whoever was asked something may answer before the sheet is closed. */
    static void mustBeHeard(InspectionSheet sheet, DecisionContext context) {
        var by = sheet.answerBy();
        Guards.require(
                by == null || !context.now().isBefore(by), Rule.ANSWER_AWAITED, by == null ? "" : Guards.minute(by));
    }

    /** Who prepared it, and who remarked. */
    static Stream<String> inspectors(InspectionSheet sheet) {
        return Stream.concat(
                Stream.of(sheet.preparedBy().person()),
                sheet.remarks().stream().map(remark -> remark.by().person()));
    }

    static void mustBeAnother(Stream<String> people, DecisionContext context) {
        Set<String> all = people.collect(Collectors.toSet());
        Guards.require(!all.contains(context.actor().person()), Rule.PERIOD_OVER.clauses(), Rule.FOUR_EYES);
    }
}
