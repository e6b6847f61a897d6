package org.caseledger.api.wiring;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.papers.PaperFont;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether fonts are embedded in papers, and where to get one if not: papers are issued all the same, so that it is up.
 */
@Component
@RequiredArgsConstructor
class PaperFontsHealthIndicator implements HealthIndicator {
    private final PaperFont font;

    @Override
    public Health health() {
        var health = Health.up().withDetail("embedded", font.missing().isEmpty());
        return font.missing().map(why -> Faults.told(health, why)).orElseGet(health::build);
    }
}
