package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.events.Clause;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** An office's own files, and the texts of the procedures. */
class OfficeFilesIT {
    private static final Pattern CLAUSE = Pattern.compile("(P\\d)\\.(\\d\\d)(?:–(\\d\\d))?");

    @TempDir
    Path directory;

    @Test
    void anOfficesProcedureIsAddedAndReplacesTheBuiltInOne() throws IOException {
        write("mine.yaml", p9().replace("id: P9", "id: MINE"));
        write("p9.yml", p9().replace("version: P9-2", "version: P9-3"));
        write("notes.txt", "no procedure");
        Procedures procedures = Procedures.builtIn().with(directory);
        assertThat(procedures.all())
                .extracting(Procedure::id)
                .containsExactly("MINE", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9");
        assertThat(procedures.get("P9").version()).isEqualTo("P9-3");
        assertThat(Procedures.builtIn().get("P9").version()).isEqualTo("P9-2");
    }

    @Test
    @DisplayName("an office that has the text of Order 121 lays its own law.yaml")
    void anOfficesLawReplacesTheBuiltInOne() throws IOException {
        write("law.yaml", """
                id: law
                version: law-2
                nameZh: 法定时限
                nameEn: limits of the law
                rules:
                  - id: law-acceptance
                    clock: ACCEPTANCE
                    startedBy: [ComplaintReceived]
                    limit: { amount: 6, unit: WORKING_DAYS }
                    clause: 总局令第121号 / SAMR Order 121
                """);
        write("mine.yaml", p9().replace("id: P9", "id: MINE"));
        Procedures procedures = Procedures.builtIn().with(directory);
        assertThat(procedures.all()).hasSize(10).extracting(Procedure::id).doesNotContain("law");
        assertThat(procedures.get("MINE+law").version()).isEqualTo("P9-2+law-2");
        assertThat(procedures.get("P9+law").rule("law-acceptance").limit()).isEqualTo(Days.workingDays(6));
        assertThat(procedures.choose("MINE", "auto").id()).isEqualTo("MINE+law");
    }

    @Test
    void aRuleOfTheLawAndOneOfAProcedureWithOneIdAreRefused() throws IOException {
        write("mine.yaml", p9().replace("id: P9", "id: MINE").replace("sign-off\n", "law-mediation\n"));
        assertThatThrownBy(() -> Procedures.builtIn().with(directory))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining("law.yaml + MINE")
                .hasMessageContaining("law-mediation");
    }

    @Test
    void twoFilesOfOneIdAreRefused() throws IOException {
        write("a.yaml", p9());
        write("b.yaml", p9());
        assertThatThrownBy(() -> Procedures.builtIn().with(directory))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining("a.yaml")
                .hasMessageContaining("b.yaml");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        Path missing = directory.resolve("missing");
        assertThatThrownBy(() -> Procedures.builtIn().with(missing))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining(missing.toString());
        assertThatThrownBy(() -> WorkCalendar.builtIn().with(missing))
                .isInstanceOf(OfficeFileException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void anOfficesCalendarIsAdded() throws IOException {
        Path csv = write("2027.csv", "date,type,name\n2027-01-01,holiday,元旦\n");
        WorkCalendar calendar = WorkCalendar.builtIn().with(csv);
        assertThat(calendar.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(calendar.version()).startsWith("cn-2019-2026+2027.csv:");
    }

    /** No test at all where the texts are not available: they are not part of this repository. */
    @TestFactory
    @Tag("long") // the bare machine has no texts
    @DisplayName("every clause of P1.yaml to P9.yaml is a line of the procedures' texts")
    Stream<DynamicTest> everyClauseExists() throws IOException {
        Path texts = shared().resolve("procedures");
        if (!Files.isDirectory(texts)) {
            return Stream.empty();
        }
        Set<String> lines = new HashSet<>();
        try (Stream<Path> files = Files.list(texts)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readAllLines(file).forEach(line -> lines.add(line.split("\\s", 2)[0]));
            }
        }
        return Procedures.builtIn().all().stream()
                .flatMap(OfficeFilesIT::clauses)
                .filter(clause -> !clause.equals(Clause.OF_THE_OFFICE))
                .distinct()
                .map(clause ->
                        DynamicTest.dynamicTest(clause, () -> assertThat(lines).containsAll(idsIn(clause))));
    }

    private static Stream<String> clauses(Procedure procedure) {
        List<String> clauses = new ArrayList<>();
        Gates gates = procedure.gates();
        clauses.add(gates.handledByClause());
        if (gates.signOff() != null) {
            clauses.add(gates.signOff().clause());
        }
        if (gates.approvals() != null) {
            clauses.add(gates.approvals().clause());
        }
        if (gates.onSite() != null) {
            clauses.add(gates.onSite().clause());
        }
        if (gates.opinion() != null) {
            clauses.add(gates.opinion().clause());
            Stream.of(gates.opinion().plan(), gates.opinion().review())
                    .filter(Objects::nonNull)
                    .forEach(gate -> clauses.add(gate.clause()));
        }
        Intake intake = procedure.intake();
        Stream.of(intake.channels(), intake.categories(), intake.severities())
                .filter(Objects::nonNull)
                .forEach(offered -> clauses.add(offered.clause()));
        procedure.responses().forEach(response -> clauses.add(response.clause()));
        for (DeadlineRule rule : procedure.rules()) {
            clauses.add(rule.clause());
            if (rule.extension() != null) {
                clauses.add(rule.extension().clause());
            }
        }
        return clauses.stream();
    }

    private static List<String> idsIn(String clause) {
        Matcher parts = CLAUSE.matcher(clause);
        assertThat(parts.matches()).as(clause).isTrue();
        List<String> ids = new ArrayList<>(List.of(parts.group(1) + "." + parts.group(2)));
        if (parts.group(3) != null) {
            ids.add(parts.group(1) + "." + parts.group(3));
        }
        return ids;
    }

    private static Path shared() {
        String named = System.getProperty("caseledger.shared", System.getenv("CASELEDGER_SHARED"));
        return named == null ? Path.of("..", "..", "shared") : Path.of(named);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String p9() throws IOException {
        try (InputStream yaml = Procedures.class.getResourceAsStream("/procedures/P9.yaml")) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
