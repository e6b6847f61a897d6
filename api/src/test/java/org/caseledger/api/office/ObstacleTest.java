package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ObstacleTest {

    @Test
    void givenAMessageInBothLanguages_thenEachIsToldAlone() {
        var obstacle = Obstacle.of(new IllegalArgumentException("不是时间 / not a time / at all"));
        assertThat(obstacle.zh()).isEqualTo("不是时间");
        assertThat(obstacle.en()).isEqualTo("not a time / at all");
    }

    @Test
    void givenAnExceptionWithoutAMessage_thenItsNameIsTold() {
        var cause = new IllegalArgumentException();
        var obstacle = Obstacle.of(cause);
        assertThat(obstacle.zh()).isEqualTo(obstacle.en()).contains("IllegalArgumentException");
        assertThat(obstacle).hasCause(cause);
    }
}
