package org.caseledger.bench.surge;

import lombok.With;

/**
 * Offices on one machine and what happens to them.
 *
 * @param casesADay of each office on a usual working day
 * @param clerks of the complaint center of each office
 * @param offices on the machine
 * @param surging how many of these are in the province of the surge
 * @param surge how many times the usual number of cases come there in the hours of the surge
 */
record Scenario(
        double casesADay,
        @With int clerks,
        int offices,
        @With int surging,
        @With double surge) {
    /** Hours of the surge, and of what is observed. */
    static final Window HOURS = new Window(9 * Workday.HOUR, 12 * Workday.HOUR);

    /** The measured machine: two cores for the program and PostgreSQL. */
    static final int CORES = 2;

    /** A case takes a clerk 10 minutes on average: an assumption. */
    static final double CLERK_SECONDS = 600;

    /** 29 events a case, two events a command. */
    static final double COMMANDS_A_CASE = 14.5;

    /** Receipt by the complainant; classification, sign-off and assignment at the center. */
    static final int COMMANDS_OF_RECEIPT = 1;

    static final int COMMANDS_OF_CLERKS = 3;

    /** The pages around a command are opened within a minute: an assumption. */
    static final double PAGES_WITHIN = 60;

    /** A complainant looks three times within two hours at what became of it: an assumption. */
    static final int LOOKS = 3;

    static final double LOOKS_WITHIN = 2 * Workday.HOUR;

    /** Offices of the four regions with most complaints, whose clerks are busy for 70 % of the day. */
    static Scenario busy(int offices) {
        return new Scenario(177, 6, offices, offices, 1);
    }

    /** Offices of all other regions. */
    static Scenario other(int offices) {
        return new Scenario(19, 1, offices, offices, 1);
    }

    double factor(int office, Window hour) {
        return office < surging && HOURS.contains(hour.from()) ? surge : 1;
    }
}
