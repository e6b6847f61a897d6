package org.caseledger.api.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.springframework.stereotype.Component;

/** Gauges of the database: the head of the log, and how far each view is behind it and agrees with it. */
@Component
@RequiredArgsConstructor
class LedgerGauges implements MeterBinder {
    private static final Clock MACHINE = Clock.systemUTC();
    private static final long VALID_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EventLog log;
    private final Views views;
    private Map<String, ViewStatus> status = Map.of();
    private long readAt;

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("caseledger.log.head", log, EventLog::head)
                .description("Position of the last event in the log")
                .register(registry);
        for (var view : views.status()) {
            var name = view.name();
            register(
                    registry,
                    "caseledger.view.lag",
                    name,
                    "Events of the log that the view does not show yet",
                    s -> s.head() - s.position());
            register(
                    registry,
                    "caseledger.view.compared.age",
                    name,
                    "Seconds since the last comparison of all rows with the log began; NaN before the first",
                    s -> s.compared() == null
                            ? Double.NaN
                            : Duration.between(s.compared().at(), MACHINE.instant())
                                    .toSeconds());
            register(
                    registry,
                    "caseledger.view.differences",
                    name,
                    "Rows that the last comparison found not to be what the log says",
                    s -> s.compared() == null ? Double.NaN : s.compared().differences());
        }
    }

    private void register(
            MeterRegistry registry, String gauge, String view, String says, ToDoubleFunction<ViewStatus> value) {
        Gauge.builder(gauge, this, gauges -> value.applyAsDouble(gauges.of(view)))
                .description(says)
                .tag("view", view)
                .register(registry);
    }

    // One scrape asks for each view; they are read together.
    private synchronized ViewStatus of(String name) {
        if (status.isEmpty() || System.nanoTime() - readAt > VALID_NANOS) {
            status = views.status().stream().collect(Collectors.toMap(ViewStatus::name, Function.identity()));
            readAt = System.nanoTime();
        }
        return status.get(name);
    }
}
