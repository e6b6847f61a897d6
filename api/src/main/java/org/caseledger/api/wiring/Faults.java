package org.caseledger.api.wiring;

import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.text.Text;
import org.springframework.boot.health.contributor.Health;

/** How the health tells what was found, in both languages. */
final class Faults {
    private Faults() {}

    /** Down, and why. */
    static Health down(List<Text> faults) {
        return down(Health.down(), faults);
    }

    static Health down(Health.Builder health, List<Text> faults) {
        return told(health.down(), joined(faults));
    }

    static Text joined(List<Text> faults) {
        return new Text(
                faults.stream().map(Text::zh).collect(Collectors.joining("；")),
                faults.stream().map(Text::en).collect(Collectors.joining("; ")));
    }

    static Health told(Health.Builder health, Text why) {
        return health.withDetail("refusedZh", why.zh())
                .withDetail("refused", why.en())
                .build();
    }
}
