package org.caseledger.events.complaint;

import java.util.List;
import java.util.stream.Stream;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** An item of evidence, by name and, if a file is stored, the SHA-256 (hex) of its bytes. */
public record Evidence(@Official String name, @Nullable String sha256) {
    /** What was named and what comes besides, in that order. */
    public static List<Evidence> all(@Nullable List<Evidence> named, List<Evidence> more) {
        return Stream.concat(Stream.ofNullable(named).flatMap(List::stream), more.stream())
                .toList();
    }
}
