package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.caseledger.proof.Signing.UnsignedBacklog;
import org.junit.jupiter.api.Test;

class UnsignedBacklogTest {
    private final UnsignedBacklog waiting = new UnsignedBacklog();

    private Duration look(long signed, long head, long second) {
        return waiting.look(signed, head, Duration.ofSeconds(second).toNanos());
    }

    @Test
    void givenAnEventThatIsNotSigned_whenLookedAtAgain_thenItHasWaitedSinceItWasFirstSeen() {
        assertThat(look(0, 0, 5)).isZero();
        assertThat(look(0, 3, 10)).isZero();
        assertThat(look(0, 3, 40)).hasSeconds(30);
        assertThat(look(0, 9, 71)).hasSeconds(61);
        assertThat(look(9, 9, 72)).isZero();
    }

    @Test
    void givenEventsThatComeAllTheTime_whenTheSeenOnesAreSigned_thenTheLaterOnesWaitAnew() {
        assertThat(look(0, 3, 10)).isZero();
        assertThat(look(2, 5, 20)).hasSeconds(10);
        assertThat(look(3, 9, 30)).isZero();
        assertThat(look(3, 9, 35)).hasSeconds(5);
    }

    @Test
    void givenAState_whenAnEventWaitsLongerThanAMinute_thenItAlarms() {
        assertThat(state(60, Optional.empty()).isAlarming()).isFalse();
        assertThat(state(61, Optional.empty()).isAlarming()).isTrue();
        assertThat(state(0, Optional.of(SigningRefused.notHere("a", "b"))).isAlarming())
                .isFalse();
        assertThat(state(0, Optional.of(SigningRefused.contradiction("a", "b"))).isAlarming())
                .isTrue();
    }

    private static SigningState state(long seconds, Optional<SigningRefused> refused) {
        return new SigningState(3, 9, Duration.ofSeconds(seconds), refused);
    }
}
