package org.caseledger.command.gate;

import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.text.Labelled;

/** Several words of the domain as one. */
public record Words(List<? extends Labelled> words) implements Labelled {

    /** A word that is none of the domain. */
    public record Word(String zh, String en) implements Labelled {}

    @Override
    public String zh() {
        return words.stream().map(Labelled::zh).collect(Collectors.joining("、"));
    }

    @Override
    public String en() {
        return words.stream().map(Labelled::en).collect(Collectors.joining(", "));
    }
}
