package org.caseledger.command.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseledger.command.gate.LedgerCommand;
import org.junit.jupiter.api.Test;

/** Who may do what in an incident, as a table. */
class IncidentTableTest {
    private static final String TABLE = """
            DismissProposal     | leader center_head
            DeclareIncident     | leader
            FormTaskForce       | leader
            AttachComplaint     | leader center_head dispatcher
            DetachComplaint     | leader center_head dispatcher
            TakeMeasure         | leader center_head dispatcher handler
            ReportToSuperior    | leader center_head
            ReleaseInformation  | leader
            PlanReplay          | leader center_head
            StopReplay          | leader center_head
            CloseIncident       | leader center_head
            EvaluateIncident    | leader
            CompleteImprovement | leader center_head dispatcher handler
            """;

    @Test
    void theRolesOfEveryCommandAreThoseOfTheTable() {
        var told = new TreeMap<String, TreeSet<String>>();
        TABLE.lines()
                .map(line -> line.split("\\s*\\|\\s*"))
                .forEach(c -> told.put(c[0], new TreeSet<>(Arrays.asList(c[1].split(" ")))));
        var found = new TreeMap<String, TreeSet<String>>();
        for (var type : IncidentCommand.class.getPermittedSubclasses()) {
            var given = type.getAnnotation(LedgerCommand.class);
            assertThat(given).as(type.getSimpleName()).isNotNull();
            assertThat(given.clause()).allMatch(clause -> clause.matches("P\\d\\.\\d\\d"));
            assertThat(given.zh()).matches("\\p{IsHan}+");
            assertThat(given.en()).matches("[a-z ]+");
            found.put(
                    type.getSimpleName(),
                    Arrays.stream(given.roles())
                            .map(role -> role.name().toLowerCase())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertThat(found).isEqualTo(told);
    }
}
