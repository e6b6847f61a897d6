package org.caseledger.api.complaints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.importing.ReplayComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/http.md says of commands and rules is what the code says. */
class HttpDocumentTest {
    private static List<String> document;

    @BeforeAll
    static void read() throws IOException {
        document = Files.readAllLines(Path.of("../docs/http.md"));
    }

    /** Those that one gives over HTTP. */
    static Stream<Class<? extends ComplaintCommand>> commands() {
        return ComplaintCommands.all().stream()
                .filter(type -> Commands.of(type).hasForm())
                .filter(type -> type != AdoptHistory.class && type != ReplayComplaint.class);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void givenACommand_whenItsExampleIsSent_thenItIsUnderstood(Class<? extends ComplaintCommand> type) {
        String path = Commands.pathOf(type);
        String example = document.stream()
                .filter(line -> line.startsWith(path + " {"))
                .map(line -> line.substring(path.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no example of " + path));

        assertThatCode(() -> new JsonBodies()
                        .read(
                                example.getBytes(UTF_8),
                                type,
                                "caseId",
                                UUID.randomUUID().toString()))
                .doesNotThrowAnyException();
    }

    private static String clauses(Rule rule) {
        return rule.clauses().stream().map(clause -> Clause.of(clause).zh()).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @EnumSource
    void givenARule_whenItIsLookedUp_thenItsRowNamesItsClause(Rule rule) {
        assertThat(document).anyMatch(line -> line.startsWith("| `%s` | %s |".formatted(rule.name(), clauses(rule))));
    }
}
