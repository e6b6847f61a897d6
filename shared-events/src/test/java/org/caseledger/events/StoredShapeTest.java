package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.NamedCategory;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.OtherMatter;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.ProposedRouting;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.RoutingReason;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.office.CategoryEvent.CategoriesAdopted;
import org.caseledger.events.office.CategoryEvent.CategoryAdded;
import org.caseledger.events.office.CategoryEvent.CategoryRenamed;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.events.office.ListViewEvent.ListViewRemoved;
import org.caseledger.events.office.ListViewEvent.ListViewSaved;
import org.caseledger.events.office.UnitEvent.UnitChanged;
import org.caseledger.events.office.UnitEvent.UnitRecorded;
import org.caseledger.events.oversight.ReviewConclusion;
import org.caseledger.events.oversight.SampleEvent.MinutesIssued;
import org.caseledger.events.oversight.SampleEvent.ReviewConcluded;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.testing.Recording;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of events: every event is written exactly as in its golden file, and equal when read back. A changed
 * shape is a new revision with a new file; the old file stays and is still readable.
 */
class StoredShapeTest {
    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-09T16:00:00.123456Z");
    private static final CaseId CASE = CaseId.of("00000000-0000-4000-8000-000000000001");
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final UnitId HONGGUANG = new UnitId("HONGGUANG");
    private static final Sealed SEALED = new Sealed("bm9uY2VjaXBoZXJ0ZXh0dGFn");
    private static final Told TOLD = new Told(Medium.PHONE, AT);
    private static final Occurred NOW = Occurred.at(AT);
    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final String[] NONE = {};

    /** The parts of an event that its golden file has not, since they do not go with the others. */
    private static final Map<Class<?>, String[]> NOT_TOGETHER = Map.ofEntries(
            Map.entry(AssistanceAnswered.class, new String[] {"evidence"}),
            Map.entry(CategoryAdded.class, new String[] {"english"}),
            Map.entry(CategoryRenamed.class, new String[] {"english"}),
            Map.entry(
                    ComplaintReceived.class,
                    new String[] {"person", "respondentDetails", "matter", "given", "evidence"}),
            Map.entry(ReplyApproved.class, new String[] {"onBehalfOf"}),
            Map.entry(RecordCorrected.class, new String[] {
                "personBefore",
                "personAfter",
                "detailsBefore",
                "detailsAfter",
                "sealedBefore",
                "sealedAfter",
                "matterBefore",
                "matterAfter",
                "given"
            }),
            Map.entry(ComplaintReturned.class, new String[] {"by"}),
            Map.entry(ListViewSaved.class, new String[] {"username"}),
            Map.entry(ListViewRemoved.class, new String[] {"username"}),
            Map.entry(ComplaintAccepted.class, new String[] {"jurisdiction"}),
            Map.entry(
                    ComplaintDeclined.class,
                    new String[] {"ground", "signs", "otherWaysTold", "repeats", "jurisdiction"}),
            Map.entry(ComplaintReferred.class, new String[] {"matter", "jurisdiction"}),
            Map.entry(MediationRecorded.class, new String[] {"ending"}),
            Map.entry(ContactRecorded.class, new String[] {"basis", "party"}),
            Map.entry(DeadlineSet.class, new String[] {"others", "unit"}),
            Map.entry(ComplaintClassified.class, new String[] {"object", "problem"}),
            Map.entry(LoweringProposed.class, new String[] {"object", "problem"}),
            Map.entry(ComplaintAssigned.class, new String[] {"proposed"}),
            Map.entry(UnitRecorded.class, new String[] {"streets", "lines", "english", "closed"}),
            Map.entry(UnitChanged.class, new String[] {"streets", "lines", "english", "closed"}),
            Map.entry(LeadFound.class, new String[] {"lead"}),
            Map.entry(SampleSeeded.class, new String[] {"kind"}),
            Map.entry(ReviewConcluded.class, new String[] {"second"}),
            Map.entry(MinutesIssued.class, new String[] {"members"}));

    private static final RegisteredBusiness BUSINESS =
            new RegisteredBusiness("好邻居超市", "91330100799655058B", "犀浦镇1号", "犀浦街道", "王经理", "028-87654321", "超市");

    static Set<Class<? extends LedgerEvent>> types() {
        return EventCodec.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeOfEventHasAGoldenFileAndIsWrittenBackAsItWasRead(Class<? extends LedgerEvent> type) {
        var event = GoldenEvents.event(type);
        assertThat(event).isInstanceOf(type).hasNoNullFieldsOrPropertiesExcept(NOT_TOGETHER.getOrDefault(type, NONE));
        assertThat(EventCodec.write(event)).isEqualTo(GoldenEvents.json(type));
    }

    @Test
    void everyTypeHasAStoredNameOfItsOwn() {
        assertThat(EventCodec.types().stream().map(EventCodec::nameOf)).doesNotHaveDuplicates();
    }

    @Tag("recorded")
    @Test
    void eachMemberOfAGoldenFileIsReadIntoTheRecordedPartOfItsEvent() {
        Recording.hold(
                "golden-events.txt",
                types().stream()
                        .sorted(Comparator.comparing(EventCodec::nameOf))
                        .map(type -> GoldenEvents.event(type) + "\n")
                        .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void oneOfANewerRevisionIsRefused(Class<? extends LedgerEvent> event) {
        var type = EventCodec.typeOf(event);
        assertThatThrownBy(() -> EventCodec.read(type.value(), type.revision() + 1, GoldenEvents.json(event)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.value())
                .hasMessageContaining("a newer version wrote it");
    }

    @Test
    void anUrgingOfTheFirstRevisionIsStillReadAsAnUrging() {
        var event = EventCodec.read("HandlingUrged", 1, GoldenEvents.json("HandlingUrged", 1));
        assertThat(event).isEqualTo(new HandlingUrged("请抓紧", null, null, null, null, NOW));
        assertThat(((HandlingUrged) event).taken()).isEqualTo(UrgingStep.URGE);
    }

    @Test
    void aCompletionOfTheFirstRevisionIsStillReadAndNamesNoOrder() {
        var event = EventCodec.read("RectificationCompleted", 1, GoldenEvents.json("RectificationCompleted", 1));
        assertThat(event).isEqualTo(new RectificationCompleted(null, "整改台账", NOW));
    }

    @Test
    void aSampleOfTheFirstRevisionIsStillReadAsOneOfDecisions() {
        var event = EventCodec.read("SampleSeeded", 1, GoldenEvents.json("SampleSeeded", 1));
        assertThat(event).isEqualTo(new SampleSeeded(AT, LATER, "REPLY", null, 20, 4711, 312, DIGEST, "00ff"));
    }

    @Test
    void whatIsToldOfARespondentStandsBesideTheName() {
        var details = RespondentDetails.ofBusiness(null, "91330100799655058B", "犀浦镇1号", "犀浦街道");
        var business = NamedRespondent.of("某超市", RespondentKind.BUSINESS, details);
        assertThat(EventCodec.write(business.details()))
                .isEqualTo("{\"creditCode\":\"91330100799655058B\",\"address\":\"犀浦镇1号\",\"street\":\"犀浦街道\"}");
        // Of a natural person the address is an official text, and there is no code.
        var person = NamedRespondent.of("王某", RespondentKind.PERSON, details);
        assertThat(EventCodec.write(person.details())).isEqualTo("{\"personAddress\":\"犀浦镇1号\",\"street\":\"犀浦街道\"}");
        assertThat(EventCodec.read(EventCodec.write(person.details()), RespondentDetails.class))
                .isEqualTo(person.details());
        var nothing = RespondentDetails.ofBusiness(null, null, null, null);
        assertThat(NamedRespondent.of("某超市", null, nothing).details()).isNull();
    }

    @Test
    void aRespondentWhoIsAPersonStandsBesideTheMaskedName() {
        var about = NamedRespondent.of("𠮷田一郎", RespondentKind.PERSON);
        var event = new ComplaintReceived(
                CASE,
                "郫市监投〔2026〕000001号",
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                null,
                SEALED,
                about.shown(),
                about.person(),
                null,
                null,
                null,
                null,
                "P9",
                NOW);
        var json = EventCodec.write(event);

        assertThat(json).contains("\"respondent\":\"𠮷**\",\"person\":\"𠮷田一郎\"");
        assertThat(EventCodec.read("ComplaintReceived", 1, json)).isEqualTo(event);
    }

    @Test
    void aReceiptWithItsMatterIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintReceived(
                CASE,
                "郫市监投〔2026〕000001号",
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                SEALED,
                SEALED,
                "某超市",
                null,
                null,
                new Matter(
                        "奶粉",
                        "某牌",
                        "900克",
                        "2罐",
                        new BigDecimal("596.00"),
                        "犀浦店",
                        LocalDate.of(2026, 2, 20),
                        LocalDate.of(2026, 2, 28),
                        new Demands(Set.of(Demand.REFUND), new BigDecimal("596.00"), null, null)),
                Set.of(RecordItem.COMPLAINANT_NAME),
                null,
                "P9",
                NOW);
        var json = GoldenEvents.json("ComplaintReceived-matter", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintReceived", 1, json)).isEqualTo(event);
    }

    @Test
    void aReceiptWithItsEvidenceIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintReceived(
                CASE,
                "郫市监投〔2026〕000001号",
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                SEALED,
                SEALED,
                "某超市",
                null,
                null,
                null,
                Set.of(RecordItem.COMPLAINANT_NAME),
                List.of(new Evidence("小票.jpg", DIGEST), new Evidence("包装袋", null)),
                "P9",
                NOW);
        var json = GoldenEvents.json("ComplaintReceived-evidence", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintReceived", 1, json)).isEqualTo(event);
    }

    @Test
    void aReportOnAnAssistanceWithItsEvidenceIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new AssistanceAnswered(
                1, new UnitId("HONGGUANG"), "票据齐全", List.of(new Evidence("票据.pdf", DIGEST)), NOW);
        var json = GoldenEvents.json("AssistanceAnswered-evidence", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("AssistanceAnswered", 1, json)).isEqualTo(event);
    }

    @Test
    void changesOfTheListsWithEnglishNamesAreWrittenExactlyAsTheirGoldenFilesSay() {
        var food = new CategoryCode("01");
        var milk = new CategoryCode("0105");
        var adopted = new CategoriesAdopted(
                List.of(
                        new CategoriesAdopted.Entry(CategoryKind.OBJECT, food, null, "食品", "Food"),
                        new CategoriesAdopted.Entry(CategoryKind.OBJECT, milk, food, "乳制品", null)),
                "自编目录",
                "启用目录");
        var added = new CategoryAdded(
                CategoryKind.PROBLEM,
                new CategoryCode("W0107"),
                new CategoryCode("W01"),
                "以次充好",
                "Passing off",
                "新增常见问题");
        for (var event : List.of(adopted, added, new CategoryRenamed(milk, "奶制品", "Dairy", "统一名称"))) {
            var type = event.getClass().getSimpleName();
            var json = GoldenEvents.json(type + "-english", 1);
            assertThat(EventCodec.write(event)).isEqualTo(json);
            assertThat(EventCodec.read(type, 1, json)).isEqualTo(event);
        }
    }

    @Test
    void aClassificationByTheListsIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintClassified(
                List.of("食品", "乳制品"),
                new CategoryCode("0105"),
                new NamedCategory(new CategoryCode("W0101"), List.of("质量", "不合格")),
                Severity.MAJOR,
                Difficulty.HARDER,
                OpinionLevel.BLUE,
                LineOfBusiness.FOOD_DRUG,
                Set.of(Flag.WIDE_IMPACT),
                NOW);
        var json = GoldenEvents.json("ComplaintClassified-listed", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintClassified", 1, json)).isEqualTo(event);
    }

    @Test
    void aConclusionWithItsReader_andMinutesWithTheirMembers_areWrittenAsTheirGoldenFilesSay() {
        Map.<String, LedgerEvent>of(
                        "ReviewConcluded-second",
                        new ReviewConcluded(CASE, ReviewConclusion.IN_ORDER, null, null, "auditor2"),
                        "MinutesIssued-members",
                        new MinutesIssued("请承办单位整改", List.of("auditor", "auditor2")))
                .forEach(StoredShapeTest::isWrittenAsItsGoldenFileSays);
    }

    @Test
    void anApprovalByDelegationIsWrittenAsItsGoldenFileSays_andIsOfBothPeople() {
        var event = new ReplyApproved(ApprovalLevel.LEADER, 1, DIGEST, "同意", "head", "leader", NOW);
        isWrittenAsItsGoldenFileSays("ReplyApproved-delegated", event);
        assertThat(event.people()).containsExactly("head", "leader");
    }

    @Test
    void anAssignmentWithAProposalIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintAssigned(
                XIPU, null, null, new ProposedRouting(XIPU, List.of(RoutingReason.STREET, RoutingReason.OBJECT)), NOW);
        var json = GoldenEvents.json("ComplaintAssigned-proposed", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintAssigned", 1, json)).isEqualTo(event);
    }

    @Test
    void aUnitWithStreetsIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new UnitRecorded(
                XIPU, "犀浦所", UnitKind.STATION, List.of("犀浦街道"), List.of(new CategoryCode("01")), "机构设置", null, null);
        var json = GoldenEvents.json("UnitRecorded-streets", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("UnitRecorded", 1, json)).isEqualTo(event);
    }

    @Test
    void aClosedUnitWithAnEnglishNameIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new UnitChanged(XIPU, "犀浦所", UnitKind.STATION, null, null, "机构调整", "Xipu Station", true);
        var json = GoldenEvents.json("UnitChanged-closed", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("UnitChanged", 1, json)).isEqualTo(event);
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() -> EventCodec.read("ComplaintForgotten", 1, "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ComplaintForgotten");
    }

    @Test
    void whatIsNotKnownIsLeftOutAndReadBackAsNotKnown() {
        var event = new RoutingSignedOff(XIPU, null, NOW);
        assertThat(EventCodec.write(event))
                .isEqualTo("{\"unit\":\"XIPU\",\"occurred\":{\"at\":\"2026-03-02T01:00:00Z\"}}");
        assertThat(EventCodec.read("RoutingSignedOff", 1, EventCodec.write(event)))
                .isEqualTo(event);
    }

    @Test
    void aSignatureOnPaperIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var onPaper = new Occurred(AT, "外出开会", null, DIGEST);
        var event = new RoutingSignedOff(XIPU, "请犀浦所处理", onPaper);
        var json = GoldenEvents.json("RoutingSignedOff-paper", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("RoutingSignedOff", 1, json)).isEqualTo(event);
    }

    @Test
    void aDeadlineWithOtherLimitsIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new DeadlineSet(
                Clock.MEDIATION,
                1,
                1,
                AT,
                AT,
                LATER,
                "law-mediation",
                "778.46",
                "P9-1+law-1",
                "cn-2019-2026",
                false,
                List.of(new OtherLimit("law-mediation-order-20", "20.21", AT, LATER, true)),
                null);
        var json = GoldenEvents.json("DeadlineSet-others", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("DeadlineSet", 1, json)).isEqualTo(event);
    }

    @Test
    void theDeadlineOfAnAssistanceIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new DeadlineSet(
                Clock.ASSISTANCE,
                2,
                1,
                AT,
                AT,
                LATER,
                "assistance",
                "P9.01",
                "P9-2",
                "cn-2019-2026",
                false,
                null,
                new UnitId("HONGGUANG"));
        var json = GoldenEvents.json("DeadlineSet-unit", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("DeadlineSet", 1, json)).isEqualTo(event);
    }

    @Test
    void aDeclineWithItsGroundIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintDeclined(
                "多次购买同批次临期食品",
                TOLD,
                RefusalGround.NO_CONSUMER_DISPUTE,
                Set.of(RefusalSign.SHARED_CONTACT),
                true,
                null,
                null,
                NOW);
        var json = GoldenEvents.json("ComplaintDeclined-ground", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintDeclined", 1, json)).isEqualTo(event);
    }

    @Test
    void whatOrder121AddsIsWrittenExactlyAsItsGoldenFilesSayAndReadBackEqual() {
        Map.<String, LedgerEvent>of(
                        "MediationRecorded-ending",
                        new MediationRecorded(false, SEALED, MediationEnding.NO_AGREEMENT, NOW),
                        "ComplaintReturned-by",
                        new ComplaintReturned(XIPU, "不属本辖区", null, "handler", NOW),
                        "ComplaintReferred-matter",
                        new ComplaintReferred("区司法局", "属行政复议申请", TOLD, OtherMatter.RECONSIDERATION, null, NOW),
                        "ComplaintAccepted-jurisdiction",
                        new ComplaintAccepted(XIPU, TOLD, Jurisdiction.PLACE_OF_BUSINESS, NOW),
                        "ComplaintDeclined-repeats",
                        new ComplaintDeclined(
                                "与在先举报事实相同", TOLD, null, null, null, CASE, Jurisdiction.PLACE_OF_ACT, NOW),
                        "ContactRecorded-party",
                        new ContactRecorded(
                                "某超市", Medium.SMS, SEALED, Notice.MEDIATION_ENDED, null, Party.RESPONDENT, NOW),
                        "ContactRecorded-basis",
                        new ContactRecorded("举报人", Medium.SMS, SEALED, Notice.LEAD_DECISION, "药品管理法第一百零六条", null, NOW))
                .forEach(StoredShapeTest::isWrittenAsItsGoldenFileSays);
    }

    private static void isWrittenAsItsGoldenFileSays(String name, LedgerEvent event) {
        var json = GoldenEvents.json(name, 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read(EventCodec.nameOf(event.getClass()), 1, json))
                .isEqualTo(event);
    }

    @Test
    void aLeadOfRevision1_isReadAsItWasKept() {
        var lead = EventCodec.read("LeadFound", 1, GoldenEvents.json("LeadFound", 1));
        assertThat(lead).isEqualTo(new LeadFound("涉嫌销售过期食品", null, NOW));
    }
}
