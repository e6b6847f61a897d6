package org.caseledger.api.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.events.complaint.Channel;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the forms of each procedure offer, against its text. */
class CaseChoicesTest {
    private static final CommandForm FORM = new CommandForm(List::of);

    @Tag("O121-8")
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "P1, PHONE LETTER EMAIL VISIT, P1.05",
        "P2, PHONE EMAIL LETTER ONLINE_SERVICE, P2.09",
        "P3, all, none",
        "P4, PHONE LETTER EMAIL, P4.09",
        "P5, PHONE ONLINE_SERVICE VISIT, P5.06",
        "P6, PHONE LETTER EMAIL VISIT, P6.04",
        "P7, PHONE LETTER, P7.04",
        "P8, all, none",
        "P9+law, LETTER PHONE FAX VISIT MAYOR_HOTLINE HOTLINE_12315 HOTLINE_12331 HOTLINE_12365"
                + " WEIBO WECHAT TRANSFER MEDIA, P9.03"
    })
    void channels(String procedure, String channels, String clause) {
        var all = Arrays.stream(Channel.values()).map(Channel::name).toList();
        assertThat(offered(ReceiveComplaint.class, procedure, "channel"))
                .as(clause)
                .isEqualTo(channels.equals("all") ? all : List.of(channels.split(" ")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"P1, ''", "P2, 服务类 产品质量类 价格类 物流类", "P4, ''", "P6, 产品投诉 服务投诉 价格投诉 合同投诉", "P9, ''"})
    void categories(String procedure, String categories) {
        assertThat(String.join(" ", offered(ClassifyComplaint.class, procedure, "category")))
                .isEqualTo(categories);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"P2", "P4", "P9"})
    void severities(String procedure) {
        assertThat(offered(ClassifyComplaint.class, procedure, "severity"))
                .containsExactly("GENERAL", "MAJOR", "URGENT");
    }

    private static List<String> offered(Class<?> command, String procedure, String field) {
        var intake = Procedures.builtIn().get(procedure).intake();
        return CaseChoices.named(FORM.fields(command, "caseId"), intake).stream()
                .filter(of -> of.name().equals(field))
                .flatMap(of -> of.options().stream())
                .map(Option::value)
                .toList();
    }
}
