package org.caseledger.api.wiring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the meters few: a monitoring system reads them all every few seconds, whatever is worked on. Requests are
 * counted by part of the interface, and messages of Axon without quantiles.
 */
@Component
class MeterLimits implements MeterFilter {
    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> OF_REQUESTS = Set.of("method", "outcome", "uri");

    /** The part of an address, such as {@code /api/board} or {@code /cases}. */
    private static final Pattern PART = Pattern.compile("(?:/api)?/[^/]*");

    private static final Pattern OF_AXON = Pattern.compile("(?:commandBus|queryBus|eventProcessor)\\..*");

    /** Meters whose data the number, the time and the outcomes of all messages contain as well. */
    private static final Pattern SAID_ELSEWHERE =
            Pattern.compile("eventStore\\..*|.*\\.(?:success|failure|ignored)Timer");

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(REQUESTS)) {
            return id;
        }
        return id.replaceTags(id.getTags().stream()
                .filter(tag -> OF_REQUESTS.contains(tag.getKey()))
                .map(tag -> tag.getKey().equals("uri") ? part(tag) : tag)
                .toList());
    }

    private static Tag part(Tag uri) {
        var part = PART.matcher(uri.getValue());
        return part.lookingAt() ? Tag.of("uri", part.group()) : uri;
    }

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        return SAID_ELSEWHERE.matcher(id.getName()).matches() ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
    }

    @Override
    public @Nullable DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return OF_AXON.matcher(id.getName()).matches()
                ? DistributionStatisticConfig.builder().percentiles().build().merge(config)
                : config;
    }
}
