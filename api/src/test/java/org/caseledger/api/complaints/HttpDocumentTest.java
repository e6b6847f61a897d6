package org.caseledger.api.complaints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.command.complaint.AdoptHistory;
import org.caseledger.command.complaint.ComplaintCommand;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.RecordMissedDeadline;
import org.caseledger.command.complaint.ReplayComplaint;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.ComplaintKind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/http.md says of commands and rules is what the code says. */
class HttpDocumentTest {

    private static final Set<ComplaintState> ANY = EnumSet.allOf(ComplaintState.class);
    private static final Set<ComplaintState> NOT_ARCHIVED =
            EnumSet.complementOf(EnumSet.of(ComplaintState.ARCHIVED));
    private static final Set<ComplaintState> OPEN =
            EnumSet.of(
                    ComplaintState.RECEIVED,
                    ComplaintState.CLASSIFIED,
                    ComplaintState.ASSIGNED,
                    ComplaintState.RETURNED,
                    ComplaintState.ACCEPTED,
                    ComplaintState.REOPENED);

    private static List<String> document;

    @BeforeAll
    static void read() throws IOException {
        document = Files.readAllLines(Path.of("../docs/http.md"));
    }

    /** Those that one gives over HTTP. */
    static Stream<Class<? extends ComplaintCommand>> commands() {
        return ComplaintCommands.all().stream()
                .filter(
                        type ->
                                type != AdoptHistory.class
                                        && type != ReplayComplaint.class
                                        && type != RecordMissedDeadline.class);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void givenACommand_whenItIsLookedUp_thenItsRowTellsWhoMayGiveItWhen(
            Class<? extends ComplaintCommand> type) {
        assertThat(document).contains(row(type));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void givenACommand_whenItsExampleIsSent_thenItIsUnderstood(
            Class<? extends ComplaintCommand> type) {
        String path = Commands.pathOf(type);
        String example =
                document.stream()
                        .filter(line -> line.startsWith(path + " {"))
                        .map(line -> line.substring(path.length()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no example of " + path));

        assertThatCode(
                        () ->
                                new JsonBodies()
                                        .read(
                                                example.getBytes(UTF_8),
                                                type,
                                                "caseId",
                                                UUID.randomUUID().toString()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void givenARule_whenItIsLookedUp_thenItsRowNamesItsClause(Rule rule) {
        assertThat(document)
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "| `%s` | %s |".formatted(rule.name(), rule.clause())));
    }

    private static String row(Class<? extends ComplaintCommand> type) {
        var allowed = type.getAnnotation(LedgerCommand.class);
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        Commands.pathOf(type),
                        Commands.wordOf(type).zh(),
                        names(allowed.roles()),
                        states(allowed) + kinds(allowed));
    }

    private static String states(LedgerCommand allowed) {
        var states = Set.of(allowed.states());
        String text =
                states.isEmpty()
                        ? "begins a case"
                        : states.equals(ANY)
                                ? "any"
                                : states.equals(NOT_ARCHIVED)
                                        ? "not ARCHIVED"
                                        : states.equals(OPEN) ? "open" : names(allowed.states());
        return allowed.inquiryStates().length == 0
                ? text
                : text + "; an INQUIRY also " + names(allowed.inquiryStates());
    }

    private static String kinds(LedgerCommand allowed) {
        return allowed.kinds().length == ComplaintKind.values().length
                ? ""
                : "; only " + names(allowed.kinds());
    }

    private static String names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(joining(", "));
    }
}
