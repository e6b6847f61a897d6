package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.UnitKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 参数: the values of a procedure that an office changes from a page. */
class ParametersTest {
    private static final Procedure P9 = Procedures.builtIn().get("P9");
    private static final StatutoryLimits LAW =
            new StatutoryLimits(Procedures.builtIn().ofTheLaw(), LocalDate.of(2026, 12, 1));

    static Stream<Procedure> all() {
        return Procedures.builtIn().all().stream();
    }

    private static Parameter named(String name) {
        return Parameters.find(Parameters.of(P9), name).orElseThrow();
    }

    private static Procedure changed(String name, String typed) {
        var parameter = named(name);
        return Parameters.changed(P9, parameter, parameter.read(typed));
    }

    @ParameterizedTest
    @MethodSource("all")
    void givenAnyProcedure_whenAValueIsSetToWhatItIs_thenTheProcedureIsTheSame(Procedure one) {
        assertThat(Parameters.of(one)).isNotEmpty();
        for (var parameter : Parameters.of(one)) {
            assertThat(parameter.read(parameter.value())).isEqualTo(parameter.value());
            assertThat(Parameters.changed(one, parameter, parameter.value()))
                    .as(parameter.name())
                    .isEqualTo(one);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void givenAnyLimit_whenItIsChanged_thenThisOneAndNoOtherIsAnother(Procedure one) {
        for (var parameter : Parameters.of(one)) {
            if (!parameter.isNumber()) {
                continue;
            }
            var other = Integer.toString(Integer.parseInt(parameter.value()) + 1);
            var after = Parameters.changed(one, parameter, other);
            for (var now : Parameters.of(after)) {
                assertThat(now.value())
                        .as(now.name())
                        .isEqualTo(
                                now.name().equals(parameter.name())
                                        ? other
                                        : Parameters.find(Parameters.of(one), now.name())
                                                .orElseThrow()
                                                .value());
            }
        }
    }

    @Test
    void givenFullWidthDigits_thenTheyAreANumber() {
        assertThat(named("P9.rules.reply-letter.limit.amount").read(" ５ ")).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1e3", "5.0", "99999999999", "五", "𠮷", "5;DROP"})
    void givenWhatIsNoNumber_thenItIsRefused(String typed) {
        var limit = named("P9.rules.reply-letter.limit.amount");
        assertThatThrownBy(() -> limit.read(typed)).isInstanceOf(LabelledException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001"})
    void givenALimitThatAFileCouldNotHave_thenItIsRefusedByItsClause(String typed) {
        assertThatThrownBy(() -> changed("P9.rules.reply-letter.limit.amount", typed))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("P9.08")
                .hasMessageContaining(typed);
    }

    @Test
    void givenAList_thenWhatIsInItKeepsItsPlace() {
        var severities = named("P9.gates.approvals.severities");
        assertThat(severities.value()).isEqualTo("MAJOR, URGENT");
        assertThat(severities.read("GENERAL，URGENT、URGENT")).isEqualTo("URGENT, GENERAL");
        assertThatThrownBy(() -> severities.read("MAJOR,BAD")).hasMessageContaining("BAD");
        var gates = changed("P9.gates.handledBy.URGENT", "CENTER").gates();
        assertThat(gates.handledBy().get(Severity.URGENT)).isEqualTo(Set.of(UnitKind.CENTER));
        assertThatThrownBy(() -> changed("P9.gates.handledBy.URGENT", "")).isInstanceOf(LabelledException.class);
    }

    @Test
    void givenAnyLengtheningPastTheLaw_thenItIsRefusedByItsClause() {
        var own = P9.rule("acceptance");
        assertThatThrownBy(() -> LAW.mustKeep(
                        own, changed("P9.rules.acceptance.limit.amount", "8").rule("acceptance")))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("总局令第121号第15条")
                .hasMessageContaining("7个工作日");
        LAW.mustKeep(own, changed("P9.rules.acceptance.limit.amount", "6").rule("acceptance"));
        LAW.mustKeep(
                P9.rule("reply-letter"),
                changed("P9.rules.reply-letter.limit.amount", "9").rule("reply-letter"));
    }

    @Test
    void givenALimitBelowTheLaw_thenItMayGrowUpToIt() {
        var shorter = changed("P9.rules.acceptance.limit.amount", "3").rule("acceptance");
        LAW.mustKeep(shorter, P9.rule("acceptance"));
        var before = new StatutoryLimits(Procedures.builtIn().ofTheLaw(), LocalDate.of(2013, 1, 1));
        before.mustKeep(
                shorter, changed("P9.rules.acceptance.limit.amount", "30").rule("acceptance"));
    }

    @Test
    void givenTheTableOfRetention_thenAPeriodIsChangedWithinWhatItsRuleAllows() {
        var table = RetentionSchedule.builtIn();
        var years = Parameters.of(table).get(0);
        assertThat(years.name()).isEqualTo("retention.classes.grave.years");
        assertThat(Parameters.changed(table, years, years.value())).isEqualTo(table);
        assertThat(Parameters.changed(table, years, "50").classes().get(0).years())
                .isEqualTo(50);
        assertThatThrownBy(() -> Parameters.changed(table, years, "9")).hasMessageContaining("保管期限不得少于10年");
        assertThat(List.of(years.what().zh())).containsExactly("重大、紧急件：保管期限（年）");
    }
}
