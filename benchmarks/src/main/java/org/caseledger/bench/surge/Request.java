package org.caseledger.bench.surge;

import lombok.Getter;

/** What people ask of the machine, with the measured p50 and p95 (ms) of an office of 100,000 cases. */
enum Request {
    CASE(24, 65, 2),
    FORM(9, 16, 1),
    COMMAND(9, 16, 1),
    WORK_LIST(22, 28, 1),
    FIRST_PAGE(164, 278, 0.1),
    BOARD(156, 740, 0.1);

    private static final double NORMAL_95 = 1.645;

    private final double median;
    private final double sigma;

    /** How many such requests come with one command: an assumption. */
    @Getter
    private final double perCommand;

    Request(double p50, double p95, double perCommand) {
        this.median = p50 / 1_000;
        this.sigma = StrictMath.log(p95 / p50) / NORMAL_95;
        this.perCommand = perCommand;
    }

    /** The time on one core, in seconds, log-normal. */
    double serviceTime(RandomNumbers random) {
        return random.logNormal(median, sigma);
    }
}
