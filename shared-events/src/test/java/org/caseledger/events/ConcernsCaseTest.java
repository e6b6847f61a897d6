package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.caseledger.events.codec.EventCodec;
import org.junit.jupiter.api.Test;

class ConcernsCaseTest {
    @Test
    void givenEveryEventThatNamesItsCase_thenItConcernsThatCase() {
        var naming = EventCodec.types().stream()
                .filter(type -> !ComplaintEvent.class.isAssignableFrom(type))
                .filter(ConcernsCaseTest::namesItsCase)
                .toList();

        assertThat(naming).hasSizeGreaterThan(10);
        assertThat(naming).allMatch(ConcernsCase.class::isAssignableFrom);
    }

    @Test
    void givenAnEventOfACase_thenItsStreamIsThatOfTheCase() {
        assertThat(EventCodec.types())
                .filteredOn(ComplaintEvent.class::isAssignableFrom)
                .hasSizeGreaterThan(45)
                .noneMatch(ConcernsCase.class::isAssignableFrom);
    }

    private static boolean namesItsCase(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .anyMatch(c -> c.getType() == CaseId.class && c.getName().equals("caseId"));
    }
}
