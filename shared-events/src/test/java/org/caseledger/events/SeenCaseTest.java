package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P1.08 查阅: who sees a case. */
class SeenCaseTest {
    private static final UnitId HOLDS = new UnitId("XIPU");
    private static final UnitId ASSISTS = new UnitId("FOOD");
    private static final UnitId OTHER = new UnitId("HONGGUANG");
    private static final Set<Role> NEVER = EnumSet.of(
            Role.ADMIN,
            Role.SECURITY_ADMIN,
            Role.AUDIT_ADMIN,
            Role.MIRROR,
            Role.FEED,
            Role.METRICS,
            Role.SYSTEM,
            Role.CITIZEN);

    /** A case that a unit holds, another assists with, and that came in on a person's duty. */
    private record Case(@Nullable UnitId unit) implements SeenCase {
        @Override
        public boolean isAssistedBy(UnitId unit) {
            return unit.equals(ASSISTS);
        }

        @Override
        public boolean cameInOnDutyOf(String person) {
            return person.equals("duty");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HANDLER")
    void givenAnyRoleButAHandlers_whenItLooks_thenItSeesEveryCaseOrNone(Role role) {
        for (var seen : new SeenCase[] {new Case(HOLDS), new Case(null)}) {
            assertThat(seen.isSeenBy("somebody", role, OTHER)).isEqualTo(!NEVER.contains(role));
            assertThat(seen.isSeenBy("duty", role, HOLDS)).isEqualTo(!NEVER.contains(role));
        }
    }

    @Test
    void givenAHandler_whenTheUnitHasNoPartInIt_thenOnlyWhoHadDutySeesIt() {
        var seen = new Case(HOLDS);
        assertThat(seen.isSeenBy("somebody", Role.HANDLER, HOLDS)).isTrue();
        assertThat(seen.isSeenBy("somebody", Role.HANDLER, ASSISTS)).isTrue();
        assertThat(seen.isSeenBy("somebody", Role.HANDLER, OTHER)).isFalse();
        assertThat(seen.isSeenBy("somebody", Role.HANDLER, null)).isFalse();
        assertThat(seen.isSeenBy("duty", Role.HANDLER, OTHER)).isTrue();
        assertThat(new Case(null).isSeenBy("somebody", Role.HANDLER, null))
                .as("the absence of a unit is not a common unit")
                .isFalse();
    }
}
