package org.caseledger.api.web.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.api.incidents.IncidentResponse;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.forms.FormField.Kind;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.incident.IncidentCommand.EvaluateIncident;
import org.caseledger.command.incident.IncidentCommand.FormTaskForce;
import org.caseledger.command.reporting.DistrictReportCommand.CorrectDistrictReport;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.util.LinkedMultiValueMap;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Whatever is wrong with whatever kind of field is shown at the field, and reached by the keyboard. */
@Tag("long")
class MistakesBesideFieldsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final PageFormats UI = new PageFormats(
            Locale.SIMPLIFIED_CHINESE,
            Instant.EPOCH,
            WorkCalendar.builtIn(),
            DisplayNames.codes(),
            LEDGER.bean(MessageSource.class));

    @Test
    void aFieldOfAnyKindShowsWhatIsWrongWithIt() {
        var kinds = EnumSet.noneOf(Kind.class);
        var forms = LEDGER.bean(OfficeForms.class);
        forms(forms)
                .forEach(fields -> all(fields).forEach(field -> {
                    kinds.add(field.kind());
                    assertIsBeside(fields, field);
                }));
        // A password is asked for in another form, of the same parts.
        assertThat(kinds).containsAll(EnumSet.complementOf(EnumSet.of(Kind.PASSWORD, Kind.CASES)));
    }

    private static Stream<List<FormField>> forms(OfficeForms forms) {
        return Stream.concat(
                Stream.of(
                        forms.atIntake(),
                        forms.fields(FormTaskForce.class, "id"),
                        forms.fields(EvaluateIncident.class, "id"),
                        forms.fields(CorrectDistrictReport.class, "id"),
                        forms.fields(IncidentResponse.Declaration.class, "")),
                ComplaintCommands.onACase().stream().map(command -> forms.fields(command, "caseId")));
    }

    private static Stream<FormField> all(List<FormField> fields) {
        return fields.stream().flatMap(f -> Stream.concat(Stream.of(f), all(f.parts())));
    }

    private static void assertIsBeside(List<FormField> fields, FormField field) {
        var typed = new LinkedMultiValueMap<String, String>();
        var mistake = new InvalidInputException(field.name(), "此处有误", "this is wrong");
        var model = new ExtendedModelMap();
        SentForms.show(model, fields, typed, FormErrors.of(mistake));
        var html = html(model);

        var told = Pattern.quote("id=\"" + field.name() + "-wrong\"") + "[^>]*>([^<]*)<";
        assertThat(Pattern.compile(told).matcher(html).results().map(m -> m.group(1)))
                .as(field.name())
                .hasSize(1)
                .first()
                .asString()
                .isNotBlank();
        assertThat(html)
                .as("a control that is wrong as %s says", field)
                .containsPattern("<(input|select|textarea)[^>]*aria-invalid=\"true\"[^>]*"
                        + Pattern.quote("aria-describedby=\"" + field.name() + "-wrong\""));
    }

    private static String html(ExtendedModelMap model) {
        var context = new Context(Locale.SIMPLIFIED_CHINESE, model);
        context.setVariable("ui", UI);
        context.setVariable("accepted", "");
        context.setVariable("largest", 1);
        context.setVariable("most", 1);
        return LEDGER.bean(ITemplateEngine.class).process("web/fields", Set.of("fields"), context);
    }

    @Test
    void theFirstOfThemHasTheFocusAndWhatHasNoFieldIsToldAboveThem() {
        var id = LEDGER.cases().classified().replace("/api/complaints/", "/cases/");
        try (var browser = Browser.open()) {
            var page = browser.as(LEDGER, "dispatcher");
            page.navigate(id + "/do/classify-complaint");
            page.evaluate("document.querySelector('[name=flags]').value = 'NOTHING'");
            page.locator("[name=flags]").first().check();
            page.click("form.act button[type=submit]");

            assertThat(page.locator("#flags-wrong")).containsText("NOTHING");
            assertThat(page.locator(":focus")).hasAttribute("name", "flags");
            Browser.keep(page, "mistakes");

            page.evaluate("document.querySelector('form.act [name=version]').value = 'x'");
            page.click("form.act button[type=submit]");

            assertThat(page.locator("#mistakes li")).hasText("version: 应为数字");
            assertThat(page.locator("#mistakes")).isFocused();
        }
    }

    @Test
    void givenWhatFewCasesHave_whenTheFormIsOpened_thenItIsFoldedUntilSomethingIsInIt() {
        var form = new WebForm(LEDGER, "intake");
        assertThat(form.open("/intake").text())
                .containsPattern("<details class=\"together\">\\s*<summary>身份证件</summary>")
                .containsPattern("<details class=\"together\">\\s*<summary>委托代理人");

        var answer = form.send(
                "/intake",
                Map.of(
                        "kind",
                        "COMPLAINT",
                        "channel",
                        "PHONE",
                        "narrative.text",
                        "过期食品",
                        "complainant.name",
                        "𠮷田一郎",
                        "complainant.identity.kind",
                        "RESIDENT_ID_CARD",
                        "complainant.identity.number",
                        "110101199003071"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .containsPattern("<details class=\"together\" open=\"open\">\\s*<summary>身份证件</summary>")
                .containsPattern("<details class=\"together\">\\s*<summary>委托代理人");
    }
}
