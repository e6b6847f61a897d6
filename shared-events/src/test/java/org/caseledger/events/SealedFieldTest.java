package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.junit.jupiter.api.Test;

class SealedFieldTest {
    @Test
    void givenEveryEvent_whenItHoldsASealedText_thenItsFieldHasALabelOfItsOwn() {
        var fields = EventCodec.types().stream()
                .filter(type -> type != RecordCorrected.class)
                .flatMap(SealedFieldTest::sealed)
                .toList();

        assertThat(fields).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        // A correction says of what it is, since both kinds are in one field.
        assertThat(Stream.of(SealedField.values()).map(SealedField::label))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                fields.stream(), Stream.of("RecordCorrected.complainant", "RecordCorrected.narrative"))
                        .toList());
    }

    private static Stream<String> sealed(Class<? extends LedgerEvent> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType() == Sealed.class)
                .map(component -> EventCodec.nameOf(type) + "." + component.getName());
    }
}
