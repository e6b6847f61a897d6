package org.caseledger.query;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Some of the rows that a question has, and how many it has in all: {@code total} is exact up to {@link #COUNTED}, and
 * one more stands for any greater number.
 */
public record Page<T>(List<T> rows, long total) {
    /** As far as rows are counted: to count a million takes longer than to find the page. */
    public static final int COUNTED = 1_000;

    /** The same as an answer of number and rows. */
    public <A> A as(BiFunction<Long, List<T>, A> answer) {
        return answer.apply(total, rows);
    }
}
