package org.caseledger.bench.surge;

import lombok.Getter;

/** One office: complainants, the clerks of its center, and those who handle its cases. */
final class District {
    private final EventCalendar calendar;
    private final Scenario scenario;
    private final int number;
    private final Station machine;

    @Getter
    private final Station clerks;

    private final RandomNumbers random;
    private final PoissonArrivals arrivals;
    private double clearedAt = Double.POSITIVE_INFINITY;

    District(EventCalendar calendar, Scenario scenario, int number, Station machine, RandomNumbers random) {
        this.calendar = calendar;
        this.scenario = scenario;
        this.number = number;
        this.machine = machine;
        this.random = random;
        this.clerks = new Station(calendar, scenario.clerks(), Scenario.HOURS);
        this.arrivals = new PoissonArrivals(calendar, random);
        clerks.close();
        clerks.whenQueueEmpties(this::queueIsEmpty);
        calendar.at(Scenario.HOURS.until(), () -> {
            if (clerks.waiting() == 0) {
                queueIsEmpty();
            }
        });
    }

    /** Schedules what comes and who works on that day. */
    void schedule(int day) {
        for (int hour = 0; hour < 24; hour++) {
            var window = Workday.hour(day, hour);
            double factor = day == 0 ? scenario.factor(number, window) : 1;
            double cases = factor * scenario.casesADay() * Workday.share(hour);
            arrivals.schedule(window, cases / window.seconds(), this::complaintArrives);
        }
        for (var shift : Workday.SHIFTS) {
            calendar.at(day * Workday.DAY + shift.from(), clerks::open);
            calendar.at(day * Workday.DAY + shift.until(), clerks::close);
            if (day == 0) {
                arrivals.schedule(shift, handlingRate(), this::command);
            }
        }
    }

    /** People handle as many cases as usual, however many come. */
    private double handlingRate() {
        double commands = Scenario.COMMANDS_A_CASE - Scenario.COMMANDS_OF_RECEIPT - Scenario.COMMANDS_OF_CLERKS;
        return scenario.casesADay() * commands / Workday.OFFICE_SECONDS;
    }

    private void complaintArrives() {
        request(Request.FORM);
        request(Request.COMMAND);
        for (int look = 0; look < Scenario.LOOKS; look++) {
            later(Scenario.LOOKS_WITHIN * random.uniform(), () -> request(Request.FORM));
        }
        double work = random.exponential(Scenario.CLERK_SECONDS);
        clerks.arrive(work, () -> clerkBegins(work));
    }

    private void clerkBegins(double work) {
        int commands = Scenario.COMMANDS_OF_CLERKS;
        for (int i = 1; i <= commands; i++) {
            later(work * i / commands, this::command);
        }
    }

    /** A command with the pages that are opened around it, as many on average as each asks. */
    private void command() {
        for (var request : Request.values()) {
            double left = request.perCommand();
            for (; random.uniform() < left; left--) {
                later(Scenario.PAGES_WITHIN * random.uniform(), () -> request(request));
            }
        }
    }

    private void later(double seconds, Runnable event) {
        if (asksTheMachine()) {
            calendar.after(seconds, event);
        }
    }

    private void request(Request request) {
        if (asksTheMachine()) {
            machine.arrive(request.serviceTime(random), () -> {});
        }
    }

    /** What comes after the observed hours changes nothing in them, and is left out. */
    private boolean asksTheMachine() {
        return calendar.now() < Scenario.HOURS.until();
    }

    private void queueIsEmpty() {
        if (calendar.now() >= Scenario.HOURS.until()) {
            clearedAt = Math.min(clearedAt, calendar.now());
        }
    }

    boolean isCleared() {
        return clearedAt < Double.POSITIVE_INFINITY;
    }

    /** Office hours, in seconds, from the end of the surge until no case waits for a clerk. */
    double backlogSeconds() {
        return Workday.officeSecondsUntil(clearedAt) - Workday.officeSecondsUntil(Scenario.HOURS.until());
    }
}
