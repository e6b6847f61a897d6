package org.caseledger.api.integrity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.query.views.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.stereotype.Component;

/** 运行状况: how each part of the ledger is, as its pages show it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class HealthParts {
    private static final List<String> PARTS = List.of(
            "logHealth",
            "witnessHealth",
            "timestampHealth",
            "verificationHealth",
            "schemaHealth",
            "people",
            "clock",
            "disk",
            "views",
            "processors",
            "backup",
            "paperFonts");

    private final HealthEndpoint health;
    private final Views views;

    /** How a part is, and why not well if it says so. */
    public record Part(
            String status, @Nullable String zh, @Nullable String en) {}

    /** How each part is, and what it says of itself. */
    public Map<String, Part> parts() {
        var parts = new LinkedHashMap<String, Part>();
        for (var name : PARTS) {
            if (health.healthForPath(name) instanceof IndicatedHealthDescriptor told) {
                var details = told.getDetails() == null ? Map.of() : told.getDetails();
                parts.put(name, new Part(told.getStatus().getCode(), (String) details.get("refusedZh"), (String)
                        details.get("refused")));
            }
        }
        return parts;
    }

    /** The events that were set aside from views. */
    public List<EventSetAside> setAside() {
        return views.setAside();
    }

    /** How many views do not show the whole log yet. */
    public long viewsBehind() {
        return views.status().stream().filter(v -> v.position() < v.head()).count();
    }
}
