package org.caseledger.api.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseledger.api.platforms.Platform.PlatformTime;
import org.caseledger.api.platforms.Platform.Shape;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What an office sets for a platform, and how orders and acts are read and made by it. */
class PlatformTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void givenAShape_thenValuesAreTakenOrStandThere_andWhatIsNotThereIsLeftOut() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("narrative.text", "/nr");
        fields.put("narrative.subject", "/bt");
        fields.put("kind", "COMPLAINT");
        fields.put("matter.amount", "/je");
        fields.put("complainant.name", "/lxr/xm");
        var other = JsonMapper.shared().readTree("{\"nr\":\"有异味\",\"bt\":\" \",\"je\":25.8,\"lxr\":{\"xm\":null}}");

        assertThat(new Shape(fields).of(other).toString())
                .isEqualTo("{\"narrative\":{\"text\":\"有异味\"},\"kind\":\"COMPLAINT\",\"matter\":{\"amount\":25.8}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-09 17:00:00", "2026-03-09T17:00", "2026-03-09T17:00:00+08:00", "2026-03-09T09:00:00Z"})
    void givenATime_thenItIsThatOfItsOffset_orOfTheOffice(String text) {
        assertThat(PlatformTime.read("/blsx", text)).isEqualTo(Instant.parse("2026-03-09T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-09",
                "soon",
                "17:00",
                "2026-02-30 17:00:00x",
                "+999999999-12-31T00:00:00Z",
                "-9999-01-01 00:00:00"
            })
    void givenWhatIsNoTime_thenItIsRefusedByItsField(String text) {
        assertThatThrownBy(() -> PlatformTime.read("/blsx", text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("/blsx");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "p, -, intake, /gdbh, ComplaintReceived, title",
                "p, 平台, -, /gdbh, ComplaintReceived, account",
                "p, 平台, intake, -, ComplaintReceived, order.number",
                "p, 平台, intake, /gdbh, -, acts",
                "p, 平台, intake, /gdbh, Complained, Complained",
                "P, 平台, intake, /gdbh, ComplaintReceived, P",
                "p, 平台, intake, gdbh, ComplaintReceived, gdbh"
            })
    void givenWhatIsNone_thenTheLedgerSaysWhatIsMissing(
            String name, String title, String account, String number, String act, String said) {
        var sent = new PlatformSettings.Sent("/sign", Map.of("gdbh", "/number"));
        var entry = new PlatformSettings.Entry(
                name,
                title,
                "https://p.example/order/",
                SECRET,
                account,
                new PlatformSettings.Order(number, null, null),
                Map.of("kind", "COMPLAINT"),
                act == null ? Map.of() : Map.of(act, sent));

        assertThatThrownBy(() -> Platform.of(entry))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({"sign, gdbh, sign", ".evil.example/sign, gdbh, .evil", "/sign, gdbh.no, “gdbh”"})
    void givenAnActThatCannotBeSent_thenTheLedgerSaysSoAtTheStart(String path, String also, String said) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("gdbh", "/number");
        fields.put(also, "/case");
        var entry = new PlatformSettings.Entry(
                "p",
                "平台",
                "https://p.example",
                SECRET,
                "intake",
                new PlatformSettings.Order("/gdbh", null, null),
                Map.of("kind", "COMPLAINT"),
                Map.of("ComplaintReceived", new PlatformSettings.Sent(path, fields)));

        assertThatThrownBy(() -> Platform.of(entry))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining(said);
    }
}
