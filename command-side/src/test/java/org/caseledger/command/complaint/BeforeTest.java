package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.junit.jupiter.api.Test;

/** Preconditions are found by name: one of another form would never be asked. */
class BeforeTest {
    @Test
    void eachPrecondition_isOneThatIsAsked() {
        var found = ComplaintCommands.all().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.getName().equals("before"))
                .toList();

        assertThat(found).hasSizeGreaterThan(40).allSatisfy(BeforeTest::isAsked);
    }

    private static void isAsked(Method method) {
        assertThat(method.getParameterTypes()).containsExactly(CaseState.class, DecisionContext.class);
        assertThat(Modifier.isPublic(method.getModifiers())).isTrue();
        assertThat(Modifier.isStatic(method.getModifiers())).isTrue();
        assertThat(Modifier.isPublic(method.getDeclaringClass().getModifiers())).isTrue();
    }
}
