package org.caseledger.bench.surge;

import java.util.Arrays;
import java.util.stream.IntStream;
import lombok.Getter;

/** Observed durations in seconds, in the order of observation. */
final class Samples {
    private double[] values = new double[1024];

    @Getter
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void addAll(Samples others) {
        for (int i = 0; i < others.size; i++) {
            add(others.values[i]);
        }
    }

    double mean() {
        return Arrays.stream(values, 0, size).average().orElseThrow();
    }

    /** The nearest rank: 50 for the median, 100 for the largest. */
    double percentile(double percent) {
        var sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(percent / 100 * size) - 1)];
    }

    /** The standard error of the mean of a correlated sequence, by the method of batch means. */
    double standardError(int batches) {
        int length = size / batches;
        double[] means = IntStream.range(0, batches)
                .mapToDouble(b -> batch(b * length, (b + 1) * length))
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double squares = Arrays.stream(means).map(m -> (m - mean) * (m - mean)).sum();
        return Math.sqrt(squares / (batches - 1) / batches);
    }

    private double batch(int from, int until) {
        return Arrays.stream(values, from, until).average().orElseThrow();
    }
}
