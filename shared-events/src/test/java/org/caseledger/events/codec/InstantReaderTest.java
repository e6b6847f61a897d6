package org.caseledger.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class InstantReaderTest {
    private static final long SEED = 20_260_302;
    private static final long SECONDS_OF_TEN_THOUSAND_YEARS = 315_569_520_000L;

    private static Instant read(String text) {
        return EventCodec.read('"' + text + '"', Instant.class);
    }

    static Stream<Instant> instants() {
        var random = new Random(SEED);
        var any = Stream.generate(() -> Instant.ofEpochSecond(
                random.nextLong(-SECONDS_OF_TEN_THOUSAND_YEARS, SECONDS_OF_TEN_THOUSAND_YEARS),
                random.nextInt(1_000) * (long) Math.pow(1_000, random.nextInt(3))));
        return Stream.concat(Stream.of(Instant.MIN, Instant.EPOCH, Instant.MAX), any.limit(500));
    }

    @ParameterizedTest
    @MethodSource("instants")
    void anInstantIsReadAsItIsWritten(Instant instant) {
        assertThat(read(instant.toString())).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59.1Z",
                "2026-03-02T01:00:00.00000001Z",
                "2026-12-31T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-03-02T01:00:00.Z",
                "+12026-03-02T01:00:00Z"
            })
    void anInstantWrittenOtherwiseIsReadAsJavaReadsIt(String text) {
        assertThat(read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T01:00:00Z",
                "2026-13-02T01:00:00Z",
                "2026-03-02T25:00:00Z",
                "2026-03-02T01:60:00Z",
                "2026-03-0xT01:00:00Z",
                "2026-03-02T01:00:00.x23Z",
                "2026-03-02T01:00:00.1234567890Z",
                "2026-03-02 01:00:00Z",
                "2026-03-02T01:00:00",
                "Z"
            })
    void whatIsNoInstantIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining(text);
    }
}
