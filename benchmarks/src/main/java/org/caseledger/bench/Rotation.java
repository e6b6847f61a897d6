package org.caseledger.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Nobody always goes first. */
public final class Rotation {

    private Rotation() {}

    /** The same ones, beginning with another one in each round. */
    public static <T> List<T> of(List<T> all, int round) {
        var rotated = new ArrayList<>(all);
        Collections.rotate(rotated, -round);
        return rotated;
    }
}
