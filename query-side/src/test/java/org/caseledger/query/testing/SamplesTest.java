package org.caseledger.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.events.codec.EventCodec;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void thereIsASampleOfEveryEvent() {
        assertThat(Samples.all())
                .extracting(recorded -> (Object) recorded.event().getClass())
                .containsAll(EventCodec.types());
    }
}
