package org.caseledger.api.office;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.CategoryRegister;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.categories.Category;
import org.caseledger.categories.CategoryBook;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The category lists of the office, which everybody reads and an administrator changes. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CategoryLists {
    private final CategoryRegister register;

    /** A category, and what became of it; {@code path} are the names it counts under. */
    public record Listed(
            CategoryKind list,
            CategoryCode code,
            @Nullable CategoryCode parent,
            String name,
            @Nullable String english,
            List<String> path,
            @Nullable CategoryCode into,
            boolean retired,
            boolean offered) {}

    /** Both lists, each of the upper level before those under it. */
    public List<Listed> all() {
        var book = register.book();
        return Arrays.stream(CategoryKind.values())
                .flatMap(list -> book.all(list).stream())
                .map(one -> listed(one, book))
                .toList();
    }

    private static Listed listed(Category one, CategoryBook book) {
        return new Listed(
                one.list(),
                one.code(),
                one.parent(),
                one.name(),
                one.english(),
                book.path(one),
                one.into(),
                one.retired(),
                book.isOffered(one));
    }

    /** The category of this code. */
    public Optional<Listed> find(CategoryCode code) {
        return all().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** Changes the lists, or in them the category of this code. */
    public List<Listed> change(CategoryCode code, CategoryChange change, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        if (!Wording.isInWords(change.reason())) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
        register.record(book -> change.decide(book, code), actor);
        return all();
    }
}
