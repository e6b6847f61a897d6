package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.office.CategoryEvent;
import org.caseledger.events.office.CategoryEvent.CategoriesAdopted;
import org.caseledger.events.office.CategoryEvent.CategoryAdded;
import org.caseledger.events.office.CategoryEvent.CategoryMerged;
import org.caseledger.events.office.CategoryEvent.CategoryRenamed;
import org.caseledger.events.office.CategoryEvent.CategoryRetired;
import org.caseledger.text.Text;

/** A change of the category lists, in words. */
final class CategoryWords {

    private CategoryWords() {}

    static Text of(CategoryEvent event) {
        if (event instanceof CategoriesAdopted e) {
            return format(
                    "启用类别目录，共%s项，来源：%s",
                    "Category lists adopted: %s entries, source: %s",
                    e.entries().size(),
                    e.source());
        } else if (event instanceof CategoryAdded e) {
            var added = format("%s目录增加%s（%s）", "List “%s”: added %s (%s)", e.list(), e.name(), e.code());
            return added.andIfPresent("，上级类别代码：%s", ", under %s", e.parent())
                    .andIfPresent("，英文名称：%s", ", English name: %s", e.english());
        } else if (event instanceof CategoryRenamed e) {
            return format("类别%s更名为%s", "Category %s renamed to %s", e.code(), e.name())
                    .andIfPresent("，英文名称：%s", ", English name: %s", e.english());
        } else if (event instanceof CategoryMerged e) {
            return format("类别%s并入%s", "Category %s merged into %s", e.code(), e.into());
        }
        return format("停用类别%s", "Category %s retired", ((CategoryRetired) event).code());
    }
}
