package org.caseledger.api.office;

import java.util.Objects;
import java.util.regex.Pattern;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.categories.Category;
import org.caseledger.categories.CategoryBook;
import org.caseledger.categories.FirstCategories;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.office.CategoryEvent;
import org.caseledger.events.office.CategoryEvent.CategoryAdded;
import org.caseledger.events.office.CategoryEvent.CategoryMerged;
import org.caseledger.events.office.CategoryEvent.CategoryRenamed;
import org.caseledger.events.office.CategoryEvent.CategoryRetired;
import org.caseledger.events.office.CategoryKind;
import org.jspecify.annotations.Nullable;

/** A change of the category lists as it is sent, with the reason; what is wrong is refused. */
public sealed interface CategoryChange {
    /** Why it is made. */
    String reason();

    /** The event that records it, by the lists as they are; {@code code} is of what it changes. */
    CategoryEvent decide(CategoryBook book, CategoryCode code);

    /** The lists that come with the ledger are taken. */
    record Adopt(String reason) implements CategoryChange {
        @Override
        public CategoryEvent decide(CategoryBook book, CategoryCode code) {
            refuse(
                    book.isInForce(),
                    "reason",
                    "本单位已有类别目录，不能再次启用随附目录",
                    "is of no use: the office has category lists already");
            return FirstCategories.adopted(reason.strip());
        }
    }

    /** A category is new, under a parent or of the upper level. */
    record Add(
            CategoryKind list,
            @Nullable CategoryCode parent,
            String name,
            @Nullable String english,
            String reason) implements CategoryChange {
        private static final Pattern CODE = Pattern.compile("[\\w-]{1,30}");

        @Override
        public CategoryEvent decide(CategoryBook book, CategoryCode code) {
            refuse(
                    !CODE.matcher(code.value()).matches(),
                    "code",
                    "只能用字母、数字和横线",
                    "may contain only letters, digits and dashes");
            refuse(book.find(code).isPresent(), "code", "已有此代码的类别", "is already the code of another category");
            if (parent != null) {
                var above = book.find(parent).filter(c -> c.list() == list && c.parent() == null);
                refuse(
                        above.filter(book::isOffered).isEmpty(),
                        "parent",
                        "不是此目录中在用的一级类别",
                        "is no upper category of this list in force");
            }
            mustBeFree(book, list, parent, name, null);
            return new CategoryAdded(list, code, parent, name.strip(), inEnglish(english), reason.strip());
        }
    }

    /** A category has another name, in one language or in both. */
    record Rename(String name, @Nullable String english, String reason) implements CategoryChange {
        @Override
        public CategoryEvent decide(CategoryBook book, CategoryCode code) {
            var category = changed(book, code);
            refuse(
                    category.name().equals(name.strip()) && Objects.equals(category.english(), inEnglish(english)),
                    "name",
                    "与现名相同",
                    "is the name that it has");
            mustBeFree(book, category.list(), category.parent(), name, category);
            return new CategoryRenamed(code, name.strip(), inEnglish(english), reason.strip());
        }
    }

    /** The cases of a category count under another one from now on. */
    record Merge(CategoryCode into, String reason) implements CategoryChange {
        @Override
        public CategoryEvent decide(CategoryBook book, CategoryCode code) {
            var category = changed(book, code);
            var other = book.find(into).filter(c -> c.list() == category.list());
            refuse(
                    other.filter(book::isOffered).isEmpty() || into.equals(code),
                    "into",
                    "不是同一目录中另一个在用的类别",
                    "is no other category of this list in force");
            var parent = other.orElseThrow().parent();
            refuse(
                    parent != null && (parent.equals(code) || book.hasChildren(category)),
                    "into",
                    "有下级类别的，只能并入一级类别",
                    "must be of the upper level, since others are under this one");
            return new CategoryMerged(code, into, reason.strip());
        }
    }

    /** A category is not chosen any more. */
    record Retire(String reason) implements CategoryChange {
        @Override
        public CategoryEvent decide(CategoryBook book, CategoryCode code) {
            refuse(changed(book, code).retired(), "reason", "此类别已停用", "comes late: it is retired");
            return new CategoryRetired(code, reason.strip());
        }
    }

    /** A category that can be changed: neither 其他, which free text needs, nor one merged away. */
    private static Category changed(CategoryBook book, CategoryCode code) {
        var category = book.find(code).orElseThrow(NotFoundException::new);
        refuse(
                code.equals(CategoryBook.OTHER),
                "reason",
                "“其他”供填写目录外的类别，不能变更",
                "cannot be given: “other” is for words of one’s own and stays");
        refuse(
                category.into() != null,
                "reason",
                "此类别已并入另一类别，不能再变更",
                "cannot be given: this category went into another one");
        return category;
    }

    /** No name that another one there has or had: old cases are found by it. */
    private static void mustBeFree(
            CategoryBook book, CategoryKind list, @Nullable CategoryCode parent, String name, @Nullable Category own) {
        refuse(
                name.isBlank() || name.length() > 50 || name.matches(".*[/／,，、;；\\p{Cntrl}].*"),
                "name",
                "须填写，最多50字，不能含斜线、逗号、顿号、分号",
                "must be given, have at most 50 characters, and no slash, comma or semicolon");
        var there = book.named(list, parent, name.strip());
        refuse(
                there.isPresent() && !there.get().equals(own),
                "name",
                "同级已有或曾有此名称的类别（%s）",
                "is or was the name of another category there (%s)",
                there.map(Category::code).orElse(CategoryBook.OTHER));
    }

    /** The English name that is meant; blank means none. */
    private static @Nullable String inEnglish(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        refuse(
                typed.length() > 100 || typed.matches(".*[/;\\p{Cntrl}].*"),
                "english",
                "最多100字，不能含斜线、分号",
                "must have at most 100 characters, and no slash or semicolon");
        return typed.strip();
    }

    private static void refuse(boolean wrong, String field, String zh, String en, Object... facts) {
        if (wrong) {
            throw new InvalidInputException(field, zh, en, facts);
        }
    }
}
