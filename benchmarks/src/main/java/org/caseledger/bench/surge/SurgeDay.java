package org.caseledger.bench.surge;

import java.util.List;
import java.util.stream.IntStream;
import org.caseledger.bench.CheckFailed;

/** One machine and its offices on the day of the surge, and the days after it that clerks need. */
final class SurgeDay {
    private static final int MOST_DAYS = 250;

    private final EventCalendar calendar = new EventCalendar();
    private final Station machine = new Station(calendar, Scenario.CORES, Scenario.HOURS);
    private final List<District> districts;
    private final boolean untilCleared;

    private SurgeDay(Scenario scenario, long seed, boolean untilCleared) {
        this.untilCleared = untilCleared;
        var random = new RandomNumbers(seed);
        this.districts = IntStream.range(0, scenario.offices())
                .mapToObj(i -> new District(calendar, scenario, i, machine, random.split()))
                .toList();
    }

    /** The day of the surge only; the same seed gives the same day. */
    static Outcome simulate(Scenario scenario, long seed) {
        return new SurgeDay(scenario, seed, false).outcome();
    }

    /** With the days after it, until every office has had no case that waits for a clerk. */
    static Outcome untilCleared(Scenario scenario, long seed) {
        return new SurgeDay(scenario, seed, true).outcome();
    }

    private Outcome outcome() {
        schedule(0);
        calendar.run();
        check();
        return new Outcome(machine, districts);
    }

    private void schedule(int day) {
        CheckFailed.unless(day < MOST_DAYS, "the backlog is not gone after %d days", day);
        districts.forEach(district -> district.schedule(day));
        calendar.at((day + 1) * Workday.DAY, () -> {
            if (untilCleared && !districts.stream().allMatch(District::isCleared)) {
                schedule(day + 1);
            }
        });
    }

    /** What arrived was served or waits; the machine has served everything. */
    private void check() {
        conserve("machine", machine);
        CheckFailed.unless(machine.waiting() == 0, "requests were left on the machine");
        districts.forEach(district -> conserve("clerks", district.clerks()));
    }

    private static void conserve(String name, Station station) {
        CheckFailed.unless(
                station.arrived() == station.served() + station.waiting()
                        && station.busy() == 0
                        && station.waits().size() == station.sojourns().size(),
                "%s: %d arrived, %d served, %d wait",
                name,
                station.arrived(),
                station.served(),
                station.waiting());
    }
}
