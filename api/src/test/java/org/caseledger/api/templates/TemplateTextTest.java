package org.caseledger.api.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.caseledger.api.web.problems.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTextTest {
    private static final Map<Placeholder, String> CASE = Map.of(
            Placeholder.NUMBER, "PD2026-000123",
            Placeholder.RESPONDENT, "𠮷祥{编号}【某】$1\\超市");

    private static String filled(String typed) {
        return TemplateText.typed(typed).filled(CASE);
    }

    private static boolean isOf(String text, String... templates) {
        return TemplateText.isOf(
                List.of(templates).stream().map(TemplateText::typed).toList(), text);
    }

    @Test
    void givenPlaceholders_whenFilled_thenTheCaseSaysThemAndTheRestIsAGap() {
        assertThat(filled("{编号}：经查，【核查情况】。{受理日期}受理。")).isEqualTo("PD2026-000123：经查，【核查情况】。【受理日期】受理。");
        assertThat(TemplateText.typed("{编号}【核查情况】{编号}【核查情况】").gaps()).containsExactly("【编号】", "【核查情况】");
    }

    @Test
    void givenFullWidthBracesAndBlanks_thenTheyAreReadAsPlainOnes() {
        assertThat(TemplateText.typed("  ｛编号｝\r\n{ 今天 }\r").text()).isEqualTo("{编号}\n{今天}");
    }

    @Test
    void givenWhatLooksLikeAProgram_whenFilled_thenItIsText() {
        for (var text : List.of("${7*7}", "#{编号}", "[[${me}]]", "__${T(Runtime)}__", "<b th:text=1>")) {
            if (text.contains("7*7") || text.contains("me}") || text.contains("T(")) {
                assertThatThrownBy(() -> TemplateText.typed(text)).hasMessageContaining("没有名为");
            } else {
                assertThat(filled(text)).isEqualTo(text.replace("{编号}", "PD2026-000123"));
            }
        }
        assertThat(filled("被投诉人：{被投诉人}。"))
                .as("what a case says is not looked at again")
                .isEqualTo("被投诉人：𠮷祥{编号}【某】$1\\超市。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n ",
                "{身份证号}",
                "{投诉人}",
                "{编号",
                "编号}",
                "{{编号}}",
                "{编号}}",
                "【核查",
                "核查】",
                "【】",
                "【 】",
                "【{编号}】",
                "{【编号】}",
                "{}",
                "a\u0000b",
                "a\u001bb"
            })
    void givenWhatCannotBe_whenSaved_thenRefusedBesideTheText(String typed) {
        assertThatThrownBy(() -> TemplateText.typed(typed))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        mistake -> assertThat(mistake.fields().get(0).field()).isEqualTo("text"));
    }

    @Test
    void givenCharactersBeyondTheFirstPlane_thenEachIsOne() {
        assertThat(TemplateText.typed("𠮷".repeat(3_000)).text()).hasSize(6_000);
        assertThatThrownBy(() -> TemplateText.typed("𠮷".repeat(3_001))).hasMessageContaining("3000");
    }

    @Test
    void givenAText_thenItIsOfItsTemplateUnlessMoreThanWhatWasLeftWasChanged() {
        var template = "您反映的{被投诉人}一事，经查：【核查情况】。特此回复。";
        assertThat(isOf("您反映的某超市一事，经查：已退款。特此回复。", template)).isTrue();
        assertThat(isOf(" 您反映的某超市一事，经查：已退款。特此回复。\r\n", template)).isTrue();
        assertThat(isOf("您反映的某超市一事，经查：已退款。", template)).isFalse();
        assertThat(isOf("您反应的某超市一事，经查：已退款。特此回复。", template)).isFalse();
        assertThat(isOf("您反映的某超市一事，经查：已退款。特此回复。谢谢", template)).isFalse();
        assertThat(isOf("同意。", "同意。")).isTrue();
        assertThat(isOf("同意。。", "同意。")).isFalse();
        assertThat(isOf("同意。\r\n请于今日办结。", "同意。", "请于{今天}办结。")).isTrue();
        assertThat(isOf("同意。请于今日办结。", "同意。", "请于{今天}办结。")).isFalse();
        assertThat(isOf("abab", "ab{今天}bab")).as("no character counts twice").isFalse();
    }

    @Test
    void givenALongTextAgainstManyGaps_thenItIsComparedInOneGo() {
        var template = "a" + "{今天}a".repeat(400) + "b";
        assertThat(isOf("a".repeat(20_000) + "c", template)).isFalse();
        assertThat(isOf("a".repeat(20_000) + "b", template)).isTrue();
    }
}
