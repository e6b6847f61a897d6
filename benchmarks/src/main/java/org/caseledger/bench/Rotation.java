package org.caseledger.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Varies the order, so that no contestant always goes first. */
public final class Rotation {
    private Rotation() {}

    /** The same elements, beginning with a different one in each round. */
    public static <T> List<T> of(List<T> all, int round) {
        var rotated = new ArrayList<>(all);
        Collections.rotate(rotated, -round);
        return rotated;
    }
}
