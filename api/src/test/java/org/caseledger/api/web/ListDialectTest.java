package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** What heads a column is said at its cell. */
class ListDialectTest {
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    {
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new ListDialect());
    }

    @Test
    void eachColumnIsHeaded_andOnANarrowScreenEachCellLabelled() {
        assertThat(page("""
                                <table list:heads class="dense"><tbody id="a"><tr th:each="r : ${rows}">
                                <td list:head="${number}" class="first" th:text="${r}">1</td>
                                <td list:label="|${unit}s|" class="n wide">2</td>
                                </tr></tbody></table>
                                """)).isEqualTo("""
                        <table class="dense"><thead><tr><th scope="col">No. &lt;1&gt;</th>\
                        <th scope="col" class="n">Units</th></tr></thead><tbody id="a"><tr>
                        <td class="first">x</td>
                        <td class="n wide" data-label="Units">2</td>
                        </tr><tr>
                        <td class="first">y</td>
                        <td class="n wide" data-label="Units">2</td>
                        </tr></tbody></table>
                        """);
    }

    @Test
    void aCellThatIsRepeatedOrUnderAConditionHasItsHeadingLikewise() {
        assertThat(page("""
                                <table list:heads><tr th:each="r : ${rows}"><td list:head="${c}" th:each="c : ${columns}" \
                                th:text="${r + c}">1</td><td list:figure="'sum'">3</td><td list:head="'no'" th:if="${rows.isEmpty()}">2</td></tr></table>
                                """))
                .contains("<thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th>"
                        + "<th scope=\"col\" class=\"head\">sum</th></tr></thead>")
                .contains("<tr><td>xa</td><td>xb</td><td>3</td></tr><tr><td>ya</td><td>yb</td><td>3</td></tr>")
                .doesNotContain("no<");
    }

    @Test
    void aListWithoutAnyHeadingIsAMistake() {
        assertThatThrownBy(() -> page("<table list:heads><tr><td>1</td></tr></table>"))
                .rootCause()
                .isInstanceOf(TemplateProcessingException.class)
                .hasMessageContaining("heading");
    }

    private String page(String template) {
        var context = new Context();
        context.setVariable("rows", List.of("x", "y"));
        context.setVariable("columns", List.of("a", "b"));
        context.setVariable("number", "No. <1>");
        context.setVariable("unit", "Unit");
        return engine.process(template, context);
    }
}
