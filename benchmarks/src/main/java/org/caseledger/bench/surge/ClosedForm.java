package org.caseledger.bench.surge;

/** Mean waits of queues with Poisson arrivals, in units of the mean service time. */
final class ClosedForm {
    private ClosedForm() {}

    /** M/M/c, by Erlang's formula C; {@code load} is the utilization of each server, below 1. */
    static double exponentialService(int servers, double load) {
        double offered = servers * load;
        double term = 1;
        double sum = 1;
        for (int n = 1; n < servers; n++) {
            term *= offered / n;
            sum += term;
        }
        double all = term * offered / servers / (1 - load);
        return all / (sum + all) / (servers * (1 - load));
    }

    /** M/D/1, by the formula of Pollaczek and Khinchine. */
    static double constantService(double load) {
        return load / (2 * (1 - load));
    }
}
