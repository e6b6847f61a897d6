package org.caseledger.bench.surge;

import java.util.function.DoubleSupplier;
import org.caseledger.bench.CheckFailed;

/** Compares the simulated queue with the closed forms of queueing theory. */
final class QueueCheck {
    private static final long SEED = 315;
    private static final double LOAD = 0.8;
    private static final int JOBS = 400_000;
    private static final int BATCHES = 40;
    private static final int STANDARD_ERRORS = 4;
    private static final double LARGEST_ERROR = 0.05;

    private QueueCheck() {}

    /** Fails unless M/M/1, M/M/6 and M/D/1 wait as long as they must, within the error. */
    static void run() {
        var random = new RandomNumbers(SEED);
        check("M/M/1", 1, () -> random.exponential(1), ClosedForm.exponentialService(1, LOAD));
        check("M/M/6", 6, () -> random.exponential(1), ClosedForm.exponentialService(6, LOAD));
        check("M/D/1", 1, () -> 1, ClosedForm.constantService(LOAD));
    }

    private static void check(String queue, int servers, DoubleSupplier serviceTime, double expected) {
        var waits = simulated(servers, serviceTime).waits();
        double error = waits.standardError(BATCHES);
        CheckFailed.unless(
                Math.abs(waits.mean() - expected) <= STANDARD_ERRORS * error && error <= LARGEST_ERROR * expected,
                "%s: mean wait %.4f ± %.4f, where %.4f was expected",
                queue,
                waits.mean(),
                error,
                expected);
    }

    private static Station simulated(int servers, DoubleSupplier serviceTime) {
        double rate = LOAD * servers;
        double end = JOBS / rate;
        var calendar = new EventCalendar();
        var station = new Station(calendar, servers, new Window(end / 20, end));
        new PoissonArrivals(calendar, new RandomNumbers(SEED + servers))
                .schedule(new Window(0, end), rate, () -> station.arrive(serviceTime.getAsDouble(), () -> {}));
        calendar.run();
        return station;
    }
}
