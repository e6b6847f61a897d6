package org.caseledger.drill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every state of the model is visited; a rule taken out is missed. */
@Tag("long")
@Tag("turn-1")
class ModelIT {
    @BeforeAll
    static void install() throws Exception {
        Packages.install(Packages.COMPILERS);
    }

    @ParameterizedTest
    @FieldSource("org.caseledger.drill.Model$Bound#SHORT")
    void givenAllRules_whenEveryStateIsVisited_thenNoPropertyFails(Model.Bound bound) throws Exception {
        var verdict = Model.check(bound);
        System.out.println(verdict.row());

        assertThat(verdict.found()).isFalse();
        assertThat(verdict.complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void givenARuleIsTakenOut_whenStatesAreVisited_thenAPropertyFails(Model.Rule rule) throws Exception {
        var verdict = rule.check();
        System.out.println(verdict.row());

        assertThat(verdict.found()).isTrue();
    }
}
