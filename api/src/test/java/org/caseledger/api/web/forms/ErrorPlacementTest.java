package org.caseledger.api.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;

/** A mistake is shown at its field, or else in no field's place. */
class ErrorPlacementTest {
    private final CommandForm forms = new CommandForm(List::of);
    private final LinkedMultiValueMap<String, String> typed = new LinkedMultiValueMap<>();

    @ParameterizedTest
    @CsvSource({
        "severity, severity",
        "flags[1], flags",
        "category[0], category",
        "category, category",
        "caseId,",
        "version,",
        "'',"
    })
    void isAField(String path, String place) {
        assertThat(of(ClassifyComplaint.class, Set.of()).of(path)).isEqualTo(optional(place));
    }

    @ParameterizedTest
    @CsvSource({"missing.HANDLING_OPINION, missing[HANDLING_OPINION]", "missing.NOTHING, missing", "missing, missing"})
    void isTheTextOfAWord(String path, String place) {
        assertThat(of(ArchiveComplaint.class, Set.of()).of(path)).hasValue(place);
    }

    @Test
    void isOneOfSeveralTextsOfAWord() {
        var force = new ErrorPlacement(forms.fields(FormTaskForce.class, "id"), Set.of(), typed);

        assertThat(force.of("groups.RESPONSE[2]")).hasValue("groups[RESPONSE]");
    }

    @Test
    void givenRowsWereLeftOut_thenItIsTheRowThatWasFilledIn() {
        typed.add("evidence[0].name", " ");
        typed.add("evidence[1].name", "照片");
        var places = of(RecordInvestigation.class, Set.of());

        assertThat(places.of("evidence[0].name")).hasValue("evidence[1].name");
        assertThat(places.of("evidence[0]")).hasValue("evidence[1]");
        assertThat(places.of("evidence")).hasValue("evidence");
        assertThat(places.of("evidence[7].name")).hasValue("evidence");
    }

    @Test
    void isNotAFieldThatIsHidden() {
        assertThat(of(RecordInvestigation.class, Set.of("findings")).of("findings"))
                .isEmpty();
    }

    private ErrorPlacement of(Class<?> command, Set<String> hidden) {
        return new ErrorPlacement(forms.fields(command, "caseId"), hidden, typed);
    }

    private static Optional<String> optional(String place) {
        return Optional.ofNullable(place);
    }
}
