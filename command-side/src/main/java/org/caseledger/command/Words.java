package org.caseledger.command;

import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.events.Labelled;

/** Several words of the domain as one. */
record Words(List<? extends Labelled> words) implements Labelled {

    /** A word that is none of the domain. */
    record Word(String zh, String en) implements Labelled {}

    @Override
    public String zh() {
        return words.stream().map(Labelled::zh).collect(Collectors.joining("、"));
    }

    @Override
    public String en() {
        return words.stream().map(Labelled::en).collect(Collectors.joining(", "));
    }
}
