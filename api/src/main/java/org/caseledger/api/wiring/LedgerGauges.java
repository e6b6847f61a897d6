package org.caseledger.api.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.springframework.stereotype.Component;

/** Gauges of the database: the head of the log, and how far each view is behind it. */
@Component
@RequiredArgsConstructor
class LedgerGauges implements MeterBinder {
    private static final long VALID_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventLog log;
    private final Views views;
    private Map<String, Long> lags = Map.of();
    private long readAt;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("caseledger.log.head", log, EventLog::head)
                .description("Position of the last event in the log")
                .register(registry);
        for (var view : views.status()) {
            var name = view.name();
            Gauge.builder("caseledger.view.lag", this, gauges -> gauges.lag(name))
                    .description("Events of the log that the view does not show yet")
                    .tag("view", name)
                    .register(registry);
        }
    }

    // One scrape asks for each view; they are read together.
    private synchronized double lag(String name) {
        if (lags.isEmpty() || System.nanoTime() - readAt > VALID_NANOS) {
            lags = views.status().stream().collect(Collectors.toMap(ViewStatus::name, s -> s.head() - s.position()));
            readAt = System.nanoTime();
        }
        return lags.get(name);
    }
}
