package org.caseledger.command.complaint.classifying;

import java.util.List;
import java.util.stream.Stream;
import org.caseledger.categories.Category;
import org.caseledger.categories.CategoryBook;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.complaint.NamedCategory;
import org.caseledger.events.office.CategoryKind;
import org.jspecify.annotations.Nullable;

/**
 * The category of a complaint as it is recorded: from the lists of the office if it has any, where free words become
 * the object 其他; else free words alone.
 */
record ChosenCategory(
        List<String> names,
        @Nullable CategoryCode object,
        @Nullable NamedCategory problem) {
    /** Refused where it is in no list in force, unless the case has it already. */
    static ChosenCategory of(
            @Nullable List<String> words,
            @Nullable CategoryCode object,
            @Nullable CategoryCode problem,
            CaseState c,
            DecisionContext context) {
        var book = context.office().categories();
        var typed = words == null ? List.<String>of() : words;
        if (!book.isInForce()) {
            Guards.require(object == null && problem == null, Rule.CATEGORY_LISTS_KEPT);
            Guards.require(words != null, Rule.CATEGORY_SAID);
            return new ChosenCategory(typed, null, null);
        }
        var named = problem == null ? null : problem(problem, book, c);
        if (object == null || object.equals(CategoryBook.OTHER)) {
            return words(typed, named, book, c, context);
        }
        Guards.require(typed.isEmpty(), Rule.CATEGORY_OR_WORDS);
        var before = c.classified();
        return before != null && object.equals(before.object())
                ? new ChosenCategory(before.names(), object, named)
                : new ChosenCategory(book.path(offered(CategoryKind.OBJECT, object, book)), object, named);
    }

    /** The words of the procedure's own list stand as they are, others under 其他. */
    private static ChosenCategory words(
            List<String> typed,
            @Nullable NamedCategory problem,
            CategoryBook book,
            CaseState c,
            DecisionContext context) {
        var listed = c.procedure(context).intake().categories();
        if (listed != null && !typed.isEmpty() && listed.values().containsAll(typed)) {
            return new ChosenCategory(typed, null, problem);
        }
        Guards.require(typed.stream().anyMatch(word -> !word.isBlank()), Rule.CATEGORY_SAID);
        var other = book.find(CategoryBook.OTHER);
        return other.isEmpty()
                ? new ChosenCategory(typed, null, problem)
                : new ChosenCategory(under(book.path(other.get()), typed), CategoryBook.OTHER, problem);
    }

    // What was classified so before and is sent again is under it already.
    private static List<String> under(List<String> other, List<String> typed) {
        return typed.subList(0, 1).equals(other)
                ? typed
                : Stream.concat(other.stream(), typed.stream()).toList();
    }

    private static NamedCategory problem(CategoryCode code, CategoryBook book, CaseState c) {
        var before = c.classified();
        var kept = before == null ? null : before.problem();
        return kept != null && kept.code().equals(code)
                ? kept
                : new NamedCategory(code, book.path(offered(CategoryKind.PROBLEM, code, book)));
    }

    private static Category offered(CategoryKind list, CategoryCode code, CategoryBook book) {
        var found = book.find(code).filter(one -> one.list() == list);
        Guards.require(found.isPresent(), Rule.CATEGORY_LISTED, list, code);
        var category = found.get();
        var into = category.into();
        Guards.require(into == null, Rule.CATEGORY_MERGED, category.name(), String.join(" / ", book.path(category)));
        Guards.require(book.isOffered(category), Rule.CATEGORY_IN_FORCE, category.name());
        return category;
    }
}
