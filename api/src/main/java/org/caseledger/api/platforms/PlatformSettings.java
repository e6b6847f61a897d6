package org.caseledger.api.platforms;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The platforms whose work orders the office takes, docs/integration.md; none by default. */
@ConfigurationProperties("caseledger")
record PlatformSettings(@Nullable List<Entry> platforms) {
    /**
     * A platform in the settings: {@code account} is the person by whom it logs in and in whose name its orders are
     * received.
     */
    record Entry(
            @Nullable String name,
            @Nullable String title,
            @Nullable String url,
            @Nullable String secret,
            @Nullable String account,
            @Nullable Order order,
            @Nullable Map<String, String> receipt,
            @Nullable Map<String, Sent> acts) {}

    /** Where an order of the platform has its number, its clock, and when it was changed last. */
    record Order(
            @Nullable String number,
            @Nullable String dueAt,
            @Nullable String changedAt) {}

    /** Where an act is sent below the platform's address, and as what. */
    record Sent(@Nullable String path, @Nullable Map<String, String> fields) {}

    List<Entry> all() {
        return platforms == null ? List.of() : platforms;
    }
}
