package org.caseledger.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.caseledger.text.InstantText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class InstantWriterTest {
    @ParameterizedTest
    @MethodSource("org.caseledger.events.codec.InstantReaderTest#instants")
    void givenAnyInstant_whenWritten_thenItIsWrittenAsTheLibraryDoes(Instant instant) {
        assertThat(EventCodec.write(List.of(instant)))
                .isEqualTo(JsonMapper.shared().writeValueAsString(List.of(instant)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0999-12-31T23:59:59.999999999Z",
                "1000-01-01T00:00:00Z",
                "2026-03-02T01:00:00.000000001Z",
                "2026-03-02T01:00:00.000001Z",
                "2026-03-02T01:00:00.001Z",
                "2026-03-02T01:00:00.100Z",
                "9999-12-31T23:59:59.999999999Z",
                "+10000-01-01T00:00:00Z"
            })
    void givenAnInstantAtALimit_whenWritten_thenItIsWrittenAsJavaDoes(String text) {
        var instant = Instant.parse(text);
        assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
    }
}
