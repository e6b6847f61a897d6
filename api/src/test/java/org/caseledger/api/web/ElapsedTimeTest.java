package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.caseledger.api.web.PageFormats.ElapsedTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A duration is shown in two units at most. */
class ElapsedTimeTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0秒, 0 s",
        "PT29S, 29秒, 29 s",
        "PT3M, 3分, 3 min",
        "PT61S, 1分1秒, 1 min 1 s",
        "PT1H, 1小时, 1 h",
        "PT23H40M, 23小时40分, 23 h 40 min",
        "PT49H59M, 2天1小时, 2 d 1 h",
        "PT-90S, 早1分30秒, 1 min 30 s before"
    })
    void isToldInBothLanguages(Duration took, String zh, String en) {
        var told = ElapsedTime.of(took);

        assertThat(told.zh()).isEqualTo(zh);
        assertThat(told.en()).isEqualTo(en);
    }
}
