package org.caseledger.api.rollup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.caseledger.passing.KnownOffices;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.reporting.UpwardReport;
import org.caseledger.tlog.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The offices below whose logs are read from a mirror on this machine, and go on being read. */
@Component
@EnableConfigurationProperties(RollUpSettings.class)
public class Districts {
    private static final String SETTING = "caseledger.roll-up.offices";

    private final RollUpSettings settings;
    private final List<District> all;
    private final LocalDate since;
    private final WorkCalendar calendar;

    Districts(RollUpSettings settings, WorkCalendar calendar, Clock clock) {
        this.settings = settings;
        this.all = of(settings);
        this.since = settings.since(UpwardReport.day(clock.instant()));
        this.calendar = calendar;
    }

    // A log that has changed its key has an entry for each.
    private static List<District> of(RollUpSettings settings) {
        var titles = new LinkedHashMap<String, String>();
        var keys = new LinkedHashMap<String, List<VerifierKey>>();
        var entries = Optional.ofNullable(settings.offices()).orElse(List.of());
        for (KnownOffices.Known office :
                entries.stream().map(e -> e.known(SETTING)).toList()) {
            titles.putIfAbsent(office.key().name(), office.title());
            keys.computeIfAbsent(office.key().name(), name -> new ArrayList<>()).add(office.key());
        }
        return titles.entrySet().stream()
                .map(one -> new District(one.getValue(), keys.get(one.getKey())))
                .toList();
    }

    /** Whether there are any, in a mirror that is set. */
    public boolean any() {
        return settings.mirror() != null && !all.isEmpty();
    }

    List<District> all() {
        return all;
    }

    Optional<District> named(String log) {
        return all.stream().filter(one -> one.name().equals(log)).findFirst();
    }

    /** The first day of receipt that is counted. */
    LocalDate since() {
        return since;
    }

    /** The day by which a period is reported on. */
    LocalDate dueOn(Period period) {
        return calendar.nextWorkingDay(period.last(), settings.due());
    }

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT10S")
    void read() {
        @Nullable Path mirror = settings.mirror();
        if (mirror != null) {
            all.forEach(one -> one.read(mirror, since));
        }
    }
}
