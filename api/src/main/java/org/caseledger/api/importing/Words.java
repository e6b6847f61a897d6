package org.caseledger.api.importing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** The words of a row in ours, as its mapping says what they mean. */
final class Words {
    private Words() {}

    static <T> T required(String field, List<Choice> choices, Map<String, String> cells, Function<String, T> known)
            throws RowRefused {
        T word = chosen(field, choices, cells, known);
        if (word == null) {
            throw new RowRefused(Mapping.columns(choices), "未说明 %s", "it does not say the %s", field);
        }
        return word;
    }

    /** The value of the first choice that recognises its word; null if the row has no word. */
    static <T> @Nullable T chosen(
            String field, List<Choice> choices, Map<String, String> cells, Function<String, T> known)
            throws RowRefused {
        Choice unknown = null;
        for (Choice choice : choices) {
            if (choice.isAsked(cells)) {
                String word = choice.of(cells);
                if (word != null) {
                    return known(field, choice, word, known);
                }
                unknown = choice.word(cells).isEmpty() ? unknown : choice;
            }
        }
        if (unknown != null) {
            throw unknown(field, unknown, unknown.word(cells));
        }
        return null;
    }

    /** What a word means that a row has in the column of a choice. */
    static <T> T meant(String field, Choice choice, String said, Function<String, T> known) throws RowRefused {
        String word = choice.meaning(said);
        if (word == null) {
            throw unknown(field, choice, said);
        }
        return known(field, choice, word, known);
    }

    private static RowRefused unknown(String field, Choice choice, String said) {
        return new RowRefused(
                choice.columns().toList(),
                "映射里没有：%s；%s 已有：%s",
                "the mapping does not know: %s; for %s it knows: %s",
                RowMapper.abridged(said),
                field,
                Text.list(choice.values().keySet().stream().sorted().toList()));
    }

    /** A column whose words are taken as they are can have one that is none of ours. */
    private static <T> T known(String field, Choice choice, String word, Function<String, T> known) throws RowRefused {
        try {
            return known.apply(word);
        } catch (IllegalArgumentException e) {
            throw new RowRefused(
                    choice.columns().toList(),
                    "“%s”不是 %s；请在映射中用 values 说明",
                    "'%s' is no %s: say what it means under 'values' in the mapping",
                    RowMapper.abridged(word),
                    field);
        }
    }
}
