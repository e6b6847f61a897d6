package org.caseledger.categories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.office.CategoryEvent.CategoryAdded;
import org.caseledger.events.office.CategoryEvent.CategoryMerged;
import org.caseledger.events.office.CategoryEvent.CategoryRenamed;
import org.caseledger.events.office.CategoryEvent.CategoryRetired;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.text.Text;
import org.junit.jupiter.api.Test;

class CategoryBookTest {
    private static final CategoryKind OBJECT = CategoryKind.OBJECT;
    private static final List<String> MILK = List.of("食品", "乳制品");

    private final CategoryBook first = CategoryBook.NONE.on(FirstCategories.adopted("启用"));

    @Test
    void givenTheFirstLists_thenEachEntryHasAnEnglishNameOfItsOwnThatFollowsTheLists() {
        for (var list : CategoryKind.values()) {
            assertThat(first.all(list)).allSatisfy(c -> assertThat(c.english()).matches("[A-Z][A-Za-z ,\\-]+"));
            assertThat(first.all(list).stream()
                            .map(first::texts)
                            .map(Text::path)
                            .map(Text::en))
                    .doesNotHaveDuplicates();
        }
        var book = first.on(new CategoryRenamed(code("0105"), "奶及奶制品", "Dairy", "统一"))
                .on(new CategoryRenamed(code("0109"), "酒", null, "统一"));
        assertThat(book.currentTexts(OBJECT, List.of("食品", "乳制品", "酸奶")))
                .containsExactly(new Text("食品", "Food"), new Text("奶及奶制品", "Dairy"), new Text("酸奶", "酸奶"));
        assertThat(Text.path(book.currentTexts(OBJECT, List.of("食品", "酒类")))).isEqualTo(new Text("食品 / 酒", "Food / 酒"));
        assertThat(book.currentTexts(OBJECT, List.of("公路", "坑洼")))
                .containsExactly(new Text("公路", "公路"), new Text("坑洼", "坑洼"));
    }

    @Test
    void givenTheFirstLists_thenBothHaveTwoLevelsDistinctNamesAndOther() {
        for (var list : CategoryKind.values()) {
            var names = new HashSet<List<String>>();
            assertThat(first.offered(list)).isNotEmpty().isEqualTo(first.all(list));
            assertThat(first.all(list)).allMatch(c -> names.add(first.path(c)));
            assertThat(names).contains(List.of("其他")).anyMatch(path -> path.size() == 2);
            assertThat(names).allMatch(path -> first.current(list, path).equals(path));
            assertThat(first.moved(list)).isEmpty();
        }
        assertThat(first.find(CategoryBook.OTHER)).isPresent();
    }

    @Test
    void givenNoList_thenEverythingStaysAsItWasRecorded() {
        assertThat(CategoryBook.NONE.isInForce()).isFalse();
        assertThat(CategoryBook.NONE.current(OBJECT, MILK)).isEqualTo(MILK);
    }

    @Test
    void givenARenaming_thenTheEarlierNameLeadsToTheNewOneAtBothLevels() {
        var book = first.on(new CategoryRenamed(code("0105"), "奶及奶制品", null, "统一"))
                .on(new CategoryRenamed(code("01"), "食品类", null, "统一"));

        assertThat(book.current(OBJECT, MILK)).containsExactly("食品类", "奶及奶制品");
        assertThat(book.current(OBJECT, List.of("食品类", "乳制品"))).containsExactly("食品类", "奶及奶制品");
        assertThat(book.moved(OBJECT))
                .containsEntry(MILK, List.of("食品类", "奶及奶制品"))
                .containsEntry(List.of("食品"), List.of("食品类"))
                .doesNotContainKey(List.of("食品类", "奶及奶制品"));
    }

    @Test
    void givenAMerger_thenCasesCountUnderTheOneThatIsLeft() {
        var book = first.on(new CategoryMerged(code("0105"), code("0108"), "合并"))
                .on(new CategoryMerged(code("0108"), code("02"), "再合并"));

        assertThat(book.current(OBJECT, MILK)).containsExactly("餐饮服务");
        assertThat(book.offered(OBJECT)).noneMatch(c -> c.code().equals(code("0105")));
        assertThat(book.current(OBJECT, List.of("食品", "酒类"))).containsExactly("食品", "酒类");
    }

    @Test
    void givenAMergerOfAnUpperCategory_thenThoseUnderItGoWithIt() {
        var book = first.on(new CategoryMerged(code("02"), code("01"), "合并"));

        assertThat(book.current(OBJECT, List.of("餐饮服务", "外卖"))).containsExactly("食品", "外卖");
        assertThat(book.current(OBJECT, List.of("食品", "外卖"))).containsExactly("食品", "外卖");
        assertThat(book.moved(OBJECT)).containsEntry(List.of("餐饮服务", "外卖"), List.of("食品", "外卖"));
    }

    @Test
    void givenOneThatWentUnderAnother_whenNamedByWordsUnderEither_thenItIsFound() {
        var book = first.on(new CategoryMerged(code("02"), code("01"), "合并"))
                .on(new CategoryRenamed(code("0105"), "奶及奶制品", null, "统一"));

        assertThat(book.current(OBJECT, List.of("餐饮服务", "乳制品"))).containsExactly("食品", "奶及奶制品");
    }

    @Test
    void givenANameThatWasRetiredAndAddedAgain_thenItLeadsToTheOneInForce() {
        var book = first.on(new CategoryRetired(code("0105"), "停用"))
                .on(new CategoryAdded(OBJECT, code("0199"), code("01"), "乳制品", null, "恢复"))
                .on(new CategoryRenamed(code("0199"), "奶类", null, "更名"));

        assertThat(book.current(OBJECT, MILK)).containsExactly("食品", "奶类");
    }

    @Test
    void givenAnUpperCategoryIsRetired_thenNothingUnderItIsOfferedAndItsNamesStay() {
        var book = first.on(new CategoryRetired(code("01"), "停用"));

        assertThat(book.offered(OBJECT)).noneMatch(c -> c.code().value().startsWith("01"));
        assertThat(book.current(OBJECT, MILK)).isEqualTo(MILK);
    }

    @Test
    void givenWordsOfOnesOwnUnderARenamedCategory_thenTheyFollowIt() {
        var book = first.on(new CategoryRenamed(code("01"), "食品类", null, "统一"));

        assertThat(book.current(OBJECT, List.of("食品", "自制豆腐", "变质"))).containsExactly("食品类", "自制豆腐", "变质");
        assertThat(book.current(OBJECT, List.of("燃气"))).containsExactly("燃气");
    }

    @Test
    void givenTheListsAreApart_thenTheSameNameInBothIsTwoCategories() {
        var book = first.on(new CategoryAdded(CategoryKind.PROBLEM, code("W80"), null, "食品", null, "新增"))
                .on(new CategoryRenamed(code("W80"), "食品问题", null, "更名"));

        assertThat(book.moved(CategoryKind.PROBLEM)).isEqualTo(Map.of(List.of("食品"), List.of("食品问题")));
        assertThat(book.moved(OBJECT)).isEmpty();
    }

    private static CategoryCode code(String value) {
        return new CategoryCode(value);
    }
}
