package org.caseledger.events.office;

import java.util.Set;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** A list of which people save views, and what of a question they save. */
@Getter
@RequiredArgsConstructor
public enum ListKind implements Bilingual {
    WORK("待办", "my work", Set.of("sort", "columns")),
    BOARD(
            "全部投诉件",
            "board",
            Set.of(
                    "unit",
                    "unassigned",
                    "state",
                    "light",
                    "severity",
                    "channel",
                    "kind",
                    "category",
                    "migrated",
                    "openOnly",
                    "underWay",
                    "sort",
                    "columns")),
    DEADLINES(
            "时限",
            "deadlines",
            Set.of("list", "unit", "channel", "kind", "clock", "migrated", "light", "answering", "sort", "columns")),
    /** Any other; what a view of it asks for begins with its name. */
    PLAIN("专项列表", "special list", Set.of("unit", "state", "columns"));

    private final String zh;
    private final String en;
    private final Set<String> saved;

    /** Whether a view keeps a parameter: never one that people type words into. */
    public boolean saves(String parameter) {
        return saved.contains(parameter);
    }
}
