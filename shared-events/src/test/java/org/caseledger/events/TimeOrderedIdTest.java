package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ids are ordered by time, and follow from their inputs. */
class TimeOrderedIdTest {
    private static final UUID NEXT = TimeOrderedId.next();

    @Test
    void laterOnesSortLater() {
        var ids = IntStream.range(0, 1_000)
                .mapToObj(i -> TimeOrderedId.next().toString())
                .toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(NEXT.version()).isEqualTo(7);
        assertThat(NEXT.variant()).isEqualTo(2);
    }

    @Test
    void whatFollowsIsOfTheSameTimeAndAlwaysTheSame() {
        var followed = TimeOrderedId.of(NEXT, "/1");

        assertThat(followed).isEqualTo(TimeOrderedId.of(NEXT, "/1")).isNotEqualTo(NEXT);
        assertThat(time(followed)).isEqualTo(time(NEXT));
        assertThat(followed.version()).isEqualTo(7);
        assertThat(followed.variant()).isEqualTo(2);
    }

    @Test
    void manyThatFollowDiffer() {
        var seen = new HashSet<UUID>();
        IntStream.range(0, 100_000).forEach(i -> seen.add(TimeOrderedId.of(NEXT, "/" + i)));

        assertThat(seen).hasSize(100_000);
    }

    @Test
    void anOriginWithoutATimeGivesNone() {
        var origin = UUID.fromString("6f1d3c1e-8f5a-4a6e-9d1b-0c2f4a5b6c7d");

        assertThat(TimeOrderedId.of(origin, "/1").version()).isEqualTo(3);
        assertThat(TimeOrderedId.of(origin, "/1")).isEqualTo(TimeOrderedId.of(origin, "/1"));
    }

    @Test
    void aNameIsOfTheTimeThatItsHintHas() {
        var named = TimeOrderedId.named("handler\n" + NEXT, NEXT.toString());

        assertThat(time(named)).isEqualTo(time(NEXT));
        assertThat(named).isNotEqualTo(TimeOrderedId.named("leader\n" + NEXT, NEXT.toString()));
        assertThat(TimeOrderedId.named("a", "2026-000123-accept").version()).isEqualTo(3);
        assertThat(TimeOrderedId.named("a", "0-0-7000-8000-0").version()).isEqualTo(3);
    }

    private static long time(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
