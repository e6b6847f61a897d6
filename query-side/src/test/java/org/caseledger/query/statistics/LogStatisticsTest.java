package org.caseledger.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.reporting.Figure;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;

class LogStatisticsTest {
    private static final Instant FEBRUARY = Instant.parse("2026-01-31T16:00:00Z");
    private static final Instant MARCH = Instant.parse("2026-02-28T16:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-03-31T16:00:00Z");

    private final LogStatistics statistics = new LogStatistics(FEBRUARY);

    private void take(History... histories) {
        Stream.of(histories).flatMap(h -> h.recorded().stream()).forEach(statistics::take);
    }

    private static History at(String received) {
        return History.receivedAt(received, ComplaintKind.COMPLAINT, Channel.MAYOR_HOTLINE, "红光超市");
    }

    @Test
    void casesCountByTheDayOfTheirReceipt() {
        take(at("2026-02-28T15:59:59Z").accepted(), at("2026-02-28T16:00:00Z"));

        assertThat(statistics.figures(FEBRUARY, MARCH))
                .containsEntry(Figure.RECEIVED, 1L)
                .containsEntry(Figure.ACCEPTED, 1L)
                .containsEntry(Figure.LATE, 0L);
        assertThat(statistics.figures(MARCH, APRIL))
                .containsEntry(Figure.RECEIVED, 1L)
                .containsEntry(Figure.ACCEPTED, 0L);
        assertThat(statistics.figures(FEBRUARY, APRIL)).containsEntry(Figure.RECEIVED, 2L);
    }

    @Test
    void whatWasReceivedEarlierIsNotKept_whateverFollows() {
        var earlier = at("2026-01-31T15:59:59Z").accepted().replied().archived();
        take(earlier);

        assertThat(statistics.figures(Instant.EPOCH, APRIL).values()).containsOnly(0L);
        assertThat(statistics.cases(Figure.RECEIVED, Instant.EPOCH, APRIL)).isEmpty();
    }

    @Test
    void aFigureOpensToTheEventByWhichTheCaseCameToCount_whileItDoes() {
        var one = at("2026-03-02T01:00:00Z").accepted();
        take(one);
        int received = 1;
        int accepted = one.recorded().size();

        assertThat(statistics.cases(Figure.RECEIVED, MARCH, APRIL))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.position()).isEqualTo(received);
                    assertThat(c.caseId()).isEqualTo(one.caseId());
                    assertThat(c.channel()).isEqualTo(Channel.MAYOR_HOTLINE);
                });
        assertThat(statistics.cases(Figure.ACCEPTED, MARCH, APRIL))
                .singleElement()
                .satisfies(c -> assertThat(c.position()).isEqualTo(accepted));
        var more = one.declined().recorded();
        more.subList(accepted, more.size()).forEach(statistics::take);
        assertThat(statistics.cases(Figure.ACCEPTED, MARCH, APRIL)).isEmpty();
        assertThat(statistics.cases(Figure.DECLINED, MARCH, APRIL)).hasSize(1);
    }
}
