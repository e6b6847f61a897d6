package org.caseledger.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Flag;
import org.junit.jupiter.api.Test;

/** Data derived from events has the same text in every program, whatever the order of its sets. */
class KeptTextTest {
    private record Kept(Set<Flag> flags, Map<Flag, Set<String>> why, List<Integer> order) {}

    private static final String TEXT = "{\"flags\":[\"PROFESSIONAL_COMPLAINANT\",\"WIDE_IMPACT\",\"ON_SITE\"],"
            + "\"why\":{\"WIDE_IMPACT\":[\"一\",\"二\",\"𠮷\"],\"ON_SITE\":[]},\"order\":[2,1]}";

    private static Kept shuffled(Random random) {
        var flags = new ArrayList<>(List.of(Flag.ON_SITE, Flag.WIDE_IMPACT, Flag.PROFESSIONAL_COMPLAINANT));
        var words = new ArrayList<>(List.of("𠮷", "一", "二"));
        Collections.shuffle(flags, random);
        Collections.shuffle(words, random);
        var why = new LinkedHashMap<Flag, Set<String>>();
        flags.stream()
                .filter(flag -> flag != Flag.PROFESSIONAL_COMPLAINANT)
                .forEach(flag -> why.put(flag, flag == Flag.ON_SITE ? Set.of() : new LinkedHashSet<>(words)));
        return new Kept(new LinkedHashSet<>(flags), why, List.of(2, 1));
    }

    @Test
    void givenSetsAndMapsInAnyOrder_thenTheTextIsTheSame_andReadsBack() {
        var random = new Random(1);
        for (int n = 0; n < 50; n++) {
            var kept = shuffled(random);
            var text = EventCodec.writeKept(kept);
            assertThat(text).isEqualTo(TEXT);
            assertThat(EventCodec.read(text, Kept.class)).isEqualTo(kept);
            var utf8 = new ByteArrayOutputStream();
            EventCodec.writeKept(kept, utf8);
            assertThat(utf8.toString(UTF_8)).isEqualTo(TEXT);
        }
    }

    @Test
    void givenTheSetsOfTheLibrary_whoseOrderIsDrawnAtEachStart_thenTheTextIsTheSame() {
        var flags = Set.of(Flag.ON_SITE, Flag.WIDE_IMPACT, Flag.PROFESSIONAL_COMPLAINANT);
        var why = Map.of(Flag.ON_SITE, Set.<String>of(), Flag.WIDE_IMPACT, Set.of("二", "𠮷", "一"));
        assertThat(EventCodec.writeKept(new Kept(flags, why, List.of(2, 1)))).isEqualTo(TEXT);
    }
}
