package org.caseledger.query.history;

import java.util.stream.Collectors;
import org.caseledger.events.GoldenEvents;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.query.DisplayNames;
import org.caseledger.testing.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sentence of each event, of its sample, in both languages. */
@Tag("recorded")
class RecordedSentencesTest {
    @Test
    void theSentenceOfEachEvent_isTheRecordedOne() {
        Recording.hold(
                "sentences.txt",
                EventCodec.types().stream()
                        .sorted(java.util.Comparator.comparing(EventCodec::nameOf))
                        .map(type -> {
                            var event = EventCodec.read(
                                    EventCodec.nameOf(type),
                                    EventCodec.typeOf(type).revision(),
                                    GoldenEvents.json(type));
                            var words = Words.describe(event, DisplayNames.codes());
                            return "%s\n  %s\n  %s\n".formatted(EventCodec.nameOf(type), words.zh(), words.en());
                        })
                        .collect(Collectors.joining()));
    }
}
