package org.caseledger.api.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.text.Bilingual;
import org.caseledger.text.Labelled;
import org.caseledger.text.Language;

/** What the groups that cases are counted by are called, as the office's units are named now. */
@RequiredArgsConstructor
public final class GroupNames {
    private final DisplayNames names;
    private final Language language;

    /** The name of a group; of those without a key, what they lack. */
    public String of(StatisticsBy by, String key) {
        if (key.isEmpty()) {
            return by == StatisticsBy.UNIT ? language.choose(Nobody.CENTER) : language.choose(Nobody.UNKNOWN);
        }
        return switch (by) {
            case RESPONDENT -> NamedRespondent.isMasked(key) ? language.choose(Nobody.PERSONS) : key;
            case CHANNEL -> word(Channel.values(), key);
            case KIND -> word(ComplaintKind.values(), key);
            case SEVERITY -> word(Severity.values(), key);
            case UNIT -> names.of(new UnitId(key));
            case CATEGORY, CATEGORY_2, CATEGORY_3 -> category(CategoryKind.OBJECT, key);
            case PROBLEM, PROBLEM_2 -> category(CategoryKind.PROBLEM, key);
            case MONTH -> key;
        };
    }

    private String category(CategoryKind list, String key) {
        return names.ofCategory(list, List.of(key.split("/"))).stream()
                .map(language::choose)
                .collect(Collectors.joining("/"));
    }

    // An invented key has no name and is shown as it is.
    private <W extends Enum<W> & Labelled> String word(W[] words, String key) {
        return Arrays.stream(words)
                .filter(one -> one.name().equals(key))
                .map(language::choose)
                .findFirst()
                .orElse(key);
    }

    @Getter
    @RequiredArgsConstructor
    private enum Nobody implements Bilingual {
        CENTER("（未分派承办单位）", "(no handling unit)"),
        UNKNOWN("（未填写）", "(not given)"),
        PERSONS("（自然人）", "(natural persons)");

        private final String zh;
        private final String en;
    }
}
