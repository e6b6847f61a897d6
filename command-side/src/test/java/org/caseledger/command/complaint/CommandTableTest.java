package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may give which command when: the table of the design, written out, against the code. */
class CommandTableTest {

    // "open" and "any" as in the design; center = intake clerk, dispatcher and head of the center.
    // Three departures from the design's table: for P9.03, a case that was referred before it was
    // ever assigned is reopened without a sign-off, so SignOffRouting is also given in REOPENED;
    // for P4.22, a lead is joined only after those joined to it have been undone, also those in the
    // archive; and what only the ledger and an administrator do stands here too.
    private static final String TABLE =
            """
            ReceiveComplaint      | -                                       | intake
            AdoptHistory          | -                                       | admin
            ReplayComplaint       | -                                       | system
            CorrectRecord         | any but ARCHIVED                        | intake handler
            LinkRepeatComplaint   | any but ARCHIVED                        | intake dispatcher
            UndoLink              | any                                     | intake dispatcher
            JoinComplaint         | any but ARCHIVED                        | intake dispatcher
            UndoJoin              | any                                     | intake dispatcher
            AnalyseRepeats        | any                                     | dispatcher center_head handler
            ClassifyComplaint     | RECEIVED CLASSIFIED ASSIGNED RETURNED ACCEPTED REOPENED | dispatcher
            SignOffRouting        | CLASSIFIED RETURNED REOPENED            | leader
            AssignComplaint       | CLASSIFIED RETURNED REOPENED            | dispatcher
            ReturnForReassignment | ASSIGNED ACCEPTED                       | handler
            AcceptComplaint       | ASSIGNED                                | handler
            DeclineComplaint      | ASSIGNED                                | handler
            ReferElsewhere        | RECEIVED CLASSIFIED ASSIGNED            | intake dispatcher handler
            RecordInvestigation   | ACCEPTED REOPENED                       | handler
            RecordMediation       | ACCEPTED                                | handler
            RecordContact         | open                                    | center handler
            ReportOpinion         | open                                    | center handler | OPINION
            DecideOnLead          | ACCEPTED                                | handler leader | REPORT
            ProposeOpinion        | ACCEPTED                                | handler
            ReviewOpinion         | ACCEPTED                                | center_head
            DraftReply            | ACCEPTED                                | handler
            ApproveReply          | ACCEPTED                                | leader legal
            RejectReply           | ACCEPTED                                | leader legal
            SendReply             | ACCEPTED                                | center handler
            ExtendDeadline        | ACCEPTED ASSIGNED REOPENED              | leader
            SuspendDeadline       | open                                    | handler
            ResumeDeadline        | open                                    | handler
            RecordMissedDeadline  | any                                     | system
            RecordFollowUp        | REPLIED ARCHIVED                        | center
            ReopenComplaint       | REPLIED DECLINED REFERRED ARCHIVED      | center supervisor
            UrgeHandling          | any                                     | dispatcher center_head supervisor leader
            AnswerUrging          | any                                     | dispatcher center_head handler
            RecordRectification   | ACCEPTED REPLIED ARCHIVED               | handler
            RecordAccountability  | any                                     | leader
            WithdrawCaseAccountability | any                                | leader
            MarkSecret            | any                                     | leader center_head
            LiftSecrecy           | any                                     | leader center_head
            EscalateToSuperior    | open REPLIED                            | center leader
            ArchiveComplaint      | REPLIED DECLINED REFERRED               | center
            """;

    @Test
    void theStatesOfEveryCommandAreThoseOfTheTable() {
        compare(1, CommandTableTest::states, CommandTableTest::statesOf);
    }

    @Test
    void theRolesOfEveryCommandAreThoseOfTheTable() {
        compare(2, CommandTableTest::roles, CommandTableTest::rolesOf);
    }

    @Test
    void theKindsOfEveryCommandAreThoseOfTheTable() {
        compare(3, CommandTableTest::kinds, CommandTableTest::kindsOf);
    }

    @Test
    @DisplayName("P9.01 an inquiry, and nothing else, may be answered from CLASSIFIED")
    void onlyAnInquiryMayBeAnsweredFromClassified() {
        for (var kind : ComplaintKind.values()) {
            for (var state : ComplaintState.values()) {
                boolean inquiry =
                        kind == ComplaintKind.INQUIRY && state == ComplaintState.CLASSIFIED;
                assertThat(Commands.mayBeGivenIn(state, kind, SendReply.class))
                        .as("%s in %s", kind, state)
                        .isEqualTo(inquiry || state == ComplaintState.ACCEPTED);
            }
        }
    }

    @Test
    void auditorsMayDoNothing() {
        assertThat(ComplaintCommands.onACase())
                .noneMatch(type -> Commands.mayGive(Role.AUDITOR, type))
                .noneMatch(type -> Commands.mayGive(Role.ADMIN, type));
    }

    @Test
    void everyCommandSaysWhoMayGiveItAndHasAWordInBothLanguagesAndAPath() {
        assertThat(ComplaintCommands.all())
                .hasSize(TABLE.split("\\n").length)
                .allSatisfy(
                        type -> {
                            assertThat(type).hasAnnotation(LedgerCommand.class);
                            assertThat(Commands.wordOf(type).zh()).isNotBlank();
                            assertThat(Commands.wordOf(type).en()).isNotBlank();
                            assertThat(Commands.pathOf(type)).matches("[a-z]+(-[a-z]+)*");
                        });
        assertThat(ComplaintCommands.all().stream().map(Commands::pathOf)).doesNotHaveDuplicates();
        assertThat(Commands.pathOf(ReturnForReassignment.class))
                .isEqualTo("return-for-reassignment");
    }

    @Test
    void everyRuleSpeaksBothLanguagesAndNamesAClause() {
        assertThat(Rule.values())
                .allSatisfy(
                        rule -> {
                            assertThat(rule.clause()).matches("P\\d\\.\\d\\d");
                            assertThat(rule.zh("甲", "乙", "丙")).isNotBlank().doesNotContain("{");
                            assertThat(rule.en("A", "B", "C")).isNotBlank().doesNotContain("{");
                        });
    }

    private interface Cell {
        String of(Class<? extends ComplaintCommand> type);
    }

    private static void compare(
            int column, java.util.function.UnaryOperator<String> read, Cell is) {
        var expected = new LinkedHashMap<String, String>();
        for (var line : TABLE.split("\\n")) {
            var cells = line.split("\\|");
            expected.put(
                    cells[0].trim(), read.apply(column < cells.length ? cells[column].trim() : ""));
        }
        Map<String, String> actual = new LinkedHashMap<>();
        ComplaintCommands.all().forEach(type -> actual.put(type.getSimpleName(), is.of(type)));
        assertThat(actual).isEqualTo(expected);
    }

    private static String states(String cell) {
        var any = Arrays.stream(ComplaintState.values());
        return switch (cell.split(" ")[0]) {
            case "-" -> "";
            case "any" -> sorted(any.filter(s -> !cell.endsWith("but " + s)));
            case "open" -> sorted(any.filter(s -> s.isOpen() || cell.endsWith(" " + s)));
            default -> sorted(Arrays.stream(cell.split(" ")));
        };
    }

    private static String statesOf(Class<? extends ComplaintCommand> type) {
        return sorted(
                Arrays.stream(ComplaintState.values())
                        .filter(
                                state ->
                                        Commands.mayBeGivenIn(
                                                state, ComplaintKind.COMPLAINT, type)));
    }

    private static String roles(String cell) {
        return sorted(
                Arrays.stream(cell.toUpperCase(Locale.ROOT).split(" "))
                        .flatMap(
                                role ->
                                        role.equals("CENTER")
                                                ? Stream.of("INTAKE", "DISPATCHER", "CENTER_HEAD")
                                                : Stream.of(role)));
    }

    private static String rolesOf(Class<? extends ComplaintCommand> type) {
        return sorted(Arrays.stream(Role.values()).filter(r -> Commands.mayGive(r, type)));
    }

    private static String kinds(String cell) {
        return cell.isEmpty()
                ? sorted(Arrays.stream(ComplaintKind.values()))
                : sorted(Arrays.stream(cell.split(" ")));
    }

    private static String kindsOf(Class<? extends ComplaintCommand> type) {
        return sorted(
                Arrays.stream(ComplaintKind.values()).filter(k -> Commands.appliesTo(k, type)));
    }

    private static String sorted(Stream<?> names) {
        return names.map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new))
                .toString()
                .replaceAll("[\\[\\]]", "");
    }
}
