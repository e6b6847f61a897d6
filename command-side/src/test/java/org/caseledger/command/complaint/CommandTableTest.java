package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecordMissedDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecountDeadlines;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.importing.ReplayComplaint;
import org.caseledger.command.complaint.papers.PaperCommand.IssuePaper;
import org.caseledger.command.complaint.parties.PartyCommand.AddFacts;
import org.caseledger.command.complaint.parties.PartyCommand.GiveQueryCode;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.retention.RetentionCommand.ObserveRetention;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.complaint.state.BeginningCommand;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may give which command when: the table of the documentation, against the code. */
class CommandTableTest {
    // Three departures from the procedures: for P9.03, a case that was referred before it was ever
    // assigned is reopened without a sign-off, so SignOffRouting is also given in REOPENED; for
    // P4.22, a lead is joined only after those joined to it have been undone, also those in the
    // archive; and a report of public opinion may be made in every open state.
    private static final Map<String, CommandTable> TABLE = CommandTable.read();

    /** Commands that are not given over HTTP, so that the documentation does not list them. */
    private static final Map<Class<?>, Role> NOT_OVER_HTTP = Map.of(
            AdoptHistory.class, Role.ADMIN,
            ReplayComplaint.class, Role.SYSTEM,
            RecordMissedDeadline.class, Role.SYSTEM,
            RecountDeadlines.class, Role.SYSTEM,
            ObserveRetention.class, Role.SYSTEM);

    /** A paper gets its number there, a query code is made there, and the portal is asked there. */
    private static final Set<Class<?>> AT_ADDRESSES_OF_THEIR_OWN =
            Set.of(IssuePaper.class, GiveQueryCode.class, AddFacts.class);

    static Stream<Class<? extends ComplaintCommand>> documented() {
        return ComplaintCommands.all().stream()
                .filter(type -> !NOT_OVER_HTTP.containsKey(type) && !AT_ADDRESSES_OF_THEIR_OWN.contains(type));
    }

    @Test
    void theTableHasTheCommandsInTheOrderOfLifeAndNoOthers() {
        assertThat(TABLE.keySet())
                .containsExactlyElementsOf(documented().map(Commands::pathOf).toList());
    }

    @ParameterizedTest
    @MethodSource("documented")
    void wordRolesStatesAndKindsOfACommandAreThoseOfTheTable(Class<? extends ComplaintCommand> type) {
        var row = TABLE.get(Commands.pathOf(type));

        assertThat(Commands.wordOf(type).zh()).isEqualTo(row.word());
        assertThat(Role.values())
                .filteredOn(role -> Commands.mayGive(role, type))
                .hasSameElementsAs(row.roles());
        assertThat(ComplaintKind.values())
                .filteredOn(kind -> Commands.appliesTo(kind, type))
                .hasSameElementsAs(row.kinds());
        if (!BeginningCommand.class.isAssignableFrom(type)) {
            assertThat(states(type, ComplaintKind.COMPLAINT)).hasSameElementsAs(row.states());
            assertThat(states(type, ComplaintKind.INQUIRY)).hasSameElementsAs(union(row.states(), row.inquiryStates()));
        }
    }

    @Test
    void whatNobodyGivesOverHttpIsOfTheLedgerAndOfAnAdministrator() {
        NOT_OVER_HTTP.forEach((type, role) ->
                assertThat(Commands.rolesOf(type)).as("%s", type).containsExactly(role));
        assertThat(Commands.statesOf(RecordMissedDeadline.class)).containsExactly(ComplaintState.values());
    }

    @Test
    void theListHasEachCommandOnACase() {
        assertThat(new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackagesOf(Complaint.class)
                                .stream()
                                .filter(one -> one.isAssignableTo(ComplaintCommand.class))
                                .filter(one -> !one.isInterface())
                                .map(one -> (Object) one.reflect()))
                .containsExactlyInAnyOrderElementsOf(ComplaintCommands.all());
    }

    private static Set<ComplaintState> union(Set<ComplaintState> one, Set<ComplaintState> other) {
        var both = EnumSet.copyOf(one);
        both.addAll(other);
        return both;
    }

    private static List<ComplaintState> states(Class<?> type, ComplaintKind kind) {
        return Arrays.stream(ComplaintState.values())
                .filter(state -> Commands.mayBeGivenIn(state, kind, type))
                .toList();
    }

    @Tag("P9.01e")
    @Test
    @DisplayName("P9.01 an inquiry, and nothing else, may be answered from CLASSIFIED")
    void onlyAnInquiryMayBeAnsweredFromClassified() {
        for (var kind : ComplaintKind.values()) {
            for (var state : ComplaintState.values()) {
                boolean inquiry = kind == ComplaintKind.INQUIRY && state == ComplaintState.CLASSIFIED;
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
                .hasSize(TABLE.size() + NOT_OVER_HTTP.size() + AT_ADDRESSES_OF_THEIR_OWN.size())
                .allSatisfy(type -> {
                    assertThat(type).hasAnnotation(LedgerCommand.class);
                    assertThat(Commands.wordOf(type).zh()).isNotBlank();
                    assertThat(Commands.wordOf(type).en()).isNotBlank();
                    assertThat(Commands.pathOf(type)).matches("[a-z]+(-[a-z]+)*");
                });
        assertThat(ComplaintCommands.all().stream().map(Commands::pathOf)).doesNotHaveDuplicates();
        assertThat(Commands.pathOf(ReturnForReassignment.class)).isEqualTo("return-for-reassignment");
    }

    @Test
    void everyRuleSpeaksBothLanguagesAndNamesAClause() {
        assertThat(Rule.values()).allSatisfy(rule -> {
            assertThat(rule.clauses())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allMatch(clause -> clause.matches("P\\d\\.\\d\\d|O121-\\d{1,2}") || clause.contains(" / "))
                    .extracting(Clause::procedureOf)
                    .as("one of each procedure")
                    .doesNotHaveDuplicates();
            assertThat(rule.text("甲", "乙", "丙").zh()).isNotBlank().doesNotContain("{");
            assertThat(rule.text("A", "B", "C").en()).isNotBlank().doesNotContain("{");
        });
    }
}
