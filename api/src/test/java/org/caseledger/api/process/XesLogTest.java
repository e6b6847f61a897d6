package org.caseledger.api.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLStreamException;
import org.caseledger.api.process.ProcessLogController.CsvLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.query.process.StepData;
import org.caseledger.query.process.Trace;
import org.caseledger.query.process.Trace.Taken;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class XesLogTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00.123Z");

    private static Trace trace(String person) {
        var id = CaseId.random();
        return new Trace(
                id,
                Events.received(
                        id,
                        "郫市监投〔2026〕000001号",
                        ComplaintKind.COMPLAINT,
                        Channel.WECHAT,
                        new Sealed("U0VBTEVE"),
                        new Sealed("U0VBTEVE"),
                        "某餐馆",
                        "P9",
                        new Occurred(AT, null, "旧系统<1>")),
                List.of(
                        new Taken(
                                7,
                                "ComplaintReceived",
                                AT,
                                AT,
                                new Actor(person, "某人", Role.INTAKE, new UnitId("CENTER")),
                                StepData.NONE,
                                Map.of(),
                                List.of()),
                        new Taken(8, "ComplaintClassified", AT, AT, Actor.SYSTEM, StepData.NONE, Map.of(), List.of())),
                false,
                null);
    }

    private static byte[] xes(Trace... traces) throws XMLStreamException {
        var bytes = new ByteArrayOutputStream();
        var log = new XesLog(bytes, ResourceNames.named());
        log.begin();
        for (var trace : traces) {
            log.trace(trace);
        }
        log.end();
        return bytes.toByteArray();
    }

    @Test
    void whatIsWrittenIsXes_emptyOrNot() throws Exception {
        XesSchema.validate(xes());
        XesSchema.validate(xes(trace("intake"), trace("other")));
    }

    @Test
    void theSchemaKnowsWhatIsNoXes() throws Exception {
        var text = new String(xes(trace("intake")), UTF_8);
        for (var broken : List.of(
                text.replace("<date key=\"time:timestamp\"", "<date key=\"a b\""),
                text.replace("+08:00\"", " o'clock\""),
                text.replace("</trace>", "<step/></trace>"),
                text.replace("xes.version=\"1849.2016\"", ""))) {
            assertThat(broken).isNotEqualTo(text);
            assertThatThrownBy(() -> XesSchema.validate(broken.getBytes(UTF_8))).isInstanceOf(SAXException.class);
        }
    }

    @Test
    void aStepIsWrittenUnderTheNamesOfTheStandard() throws Exception {
        assertThat(new String(xes(trace("intake")), UTF_8))
                .contains(
                        "<string key=\"concept:name\" value=\"ComplaintReceived\"/>",
                        "<string key=\"concept:instance\" value=\"7\"/>",
                        "<date key=\"time:timestamp\" value=\"2026-03-02T09:00:00.123+08:00\"/>",
                        "<string key=\"lifecycle:transition\" value=\"complete\"/>",
                        "<string key=\"org:resource\" value=\"intake\"/>",
                        "<string key=\"org:role\" value=\"INTAKE\"/>",
                        "<string key=\"org:group\" value=\"CENTER\"/>",
                        "<boolean key=\"judged\" value=\"false\"/>",
                        "value=\"旧系统&lt;1&gt;\"");
    }

    @Test
    void nothingThatIsSealedAndNoRespondentIsInIt() throws Exception {
        assertThat(new String(xes(trace("intake")), UTF_8)).doesNotContain("U0VBTEVE", "sealed", "某餐馆", "某人");
    }

    @Test
    void aCharacterThatXmlHasNotIsReplaced() throws Exception {
        byte[] xes = xes(trace("a\u0000b\u0008\uFFFEc\uD800d"));

        assertThatCode(() -> XesSchema.validate(xes)).doesNotThrowAnyException();
        assertThat(new String(xes, UTF_8)).contains("a\uFFFDb\uFFFD\uFFFDc\uFFFDd");
    }

    @Test
    void csvHasTheSameSteps_andNoFormula() throws Exception {
        var bytes = new ByteArrayOutputStream();
        var log = new CsvLog(bytes, ResourceNames.named());
        log.begin();
        var trace = trace("=cmd");
        log.trace(trace);
        log.end();

        var lines = bytes.toString(UTF_8).split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("\uFEFFcase:concept:name,case:number,");
        assertThat(lines[1])
                .isEqualTo(trace.caseId()
                        + ",郫市监投〔2026〕000001号,COMPLAINT,WECHAT,P9,旧系统<1>,false,ComplaintReceived,7,"
                        + "2026-03-02T09:00:00.123+08:00,complete,'=cmd,INTAKE,CENTER,"
                        + "2026-03-02T09:00:00.123+08:00");
        assertThat(lines[2]).contains(",system,SYSTEM,,");
        assertThat(lines[0].substring(1).split(","))
                .as("the names that XES has")
                .containsExactlyInAnyOrderElementsOf(namesInXes(trace));
    }

    /** Of what a case and its first step have, those of the case as CSV tells them apart. */
    private static Set<String> namesInXes(Trace trace) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xes(trace)));
        var of = (Element) document.getElementsByTagName("trace").item(0);
        var step = (Element) of.getElementsByTagName("event").item(0);
        var names = new HashSet<String>();
        keys(of).forEach(key -> names.add("case:" + key));
        names.addAll(keys(step));
        return names;
    }

    private static List<String> keys(Element of) {
        var children = of.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(n -> ((Element) children.item(n)).getAttribute("key"))
                .filter(key -> !key.isEmpty())
                .toList();
    }
}
