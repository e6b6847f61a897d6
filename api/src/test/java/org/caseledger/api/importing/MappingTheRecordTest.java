package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplainantAgent;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.IdentityDocument;
import org.caseledger.events.complaint.IdentityKind;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.RespondentDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping can take into the fields of a record: who complains of whom, and of what. */
class MappingTheRecordTest extends MappedTables {
    private static final String RESPONDENT = PLAIN + """
                    fields:
                      sourceId: 编号
                      receivedAt: 收件
                      respondent: 商家
                      respondentCode: 代码
                      respondentAddress: 地址
                      respondentStreet: 镇街
                    """;
    private static final String PERSON = PLAIN + """
                    identity-kind: {column: 证件, values: {身份证: RESIDENT_ID_CARD, 护照: PASSPORT}}
                    fields:
                      sourceId: 编号
                      receivedAt: 收件
                      complainant: 姓名
                      identityNumber: 号码
                      agent: 代理人
                      agentPhone: 代理电话
                    """;
    private static final String MATTER = PLAIN + """
                    amount-unit: TEN_THOUSAND_YUAN
                    time-formats: ["yyyy/M/d"]
                    demands:
                      column: 诉求
                      separator: "、"
                      values: {退款: REFUND, 换货: REPLACE, 公开道歉: OTHER}
                    fields:
                      sourceId: 编号
                      receivedAt: 收件
                      goods: 商品
                      brand: 品牌
                      model: 型号
                      quantity: 数量
                      amount: 金额
                      place: 地点
                      boughtOn: 购买
                      disputedOn: 争议
                      refund: 退款额
                      otherDemand: 其他
                    """;
    private static final String MATTER_COLUMNS = "编号,收件,商品,品牌,型号,数量,金额,地点,购买,争议,诉求,退款额,其他";

    @Test
    void givenWhatIsToldOfABusiness_whenMapped_thenItIsInTheFieldsOfTheRecord() throws IOException {
        var row = one(RESPONDENT, "编号,收件,商家,代码,地址,镇街", "1,2024-05-06,某店,９１33-0100799655058b,一号,红光");

        assertThat(row.respondentDetails())
                .isEqualTo(RespondentDetails.ofBusiness(null, "91330100799655058B", "一号", "红光"));
        assertThat(row.doubts()).isEmpty();
        var history = adopted(row, RESPONDENT);
        assertThat(history.respondentDetails()).isEqualTo(row.respondentDetails());
        assertThat(history.narrative().text()).isEmpty();
        assertThat(one(RESPONDENT, "编号,收件,商家,代码,地址,镇街", "1,2024-05-06,某店,,,").respondentDetails())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "91330100799655058C, 校验码, check character",
        "9133010079965505I8, 第17位, Character 17",
        "913301, 应为18位, has 18 characters"
    })
    void givenACodeThatIsNone_whenMapped_thenItIsKeptAsToldAndDoubted(String code, String zh, String en)
            throws IOException {
        var row = one(RESPONDENT, "编号,收件,商家,代码,地址,镇街", "1,2024-05-06,某店," + code + ",,");

        assertThat(row.respondentDetails().creditCode()).isEqualTo(code);
        assertThat(row.doubts()).singleElement().satisfies(doubt -> {
            var told = doubt.of(row.row());
            assertThat(told.row()).isEqualTo(2);
            assertThat(told.column()).isEqualTo("代码");
            assertThat(told.zh()).contains("已照原样导入", zh);
            assertThat(told.en()).contains("imported as supplied", en);
        });
    }

    @Test
    void givenAnIdentityAndAnAgent_whenMapped_thenTheComplainantHasThem() throws IOException {
        var columns = "编号,收件,姓名,证件,号码,代理人,代理电话";

        var row = one(PERSON, columns, "1,2024-05-06,王,身份证,１1010519491231002x,李,139");
        assertThat(row.complainant())
                .isEqualTo(new Complainant(
                        "王",
                        null,
                        null,
                        null,
                        new IdentityDocument(IdentityKind.RESIDENT_ID_CARD, "11010519491231002X"),
                        new ComplainantAgent("李", "139", null, null)));
        assertThat(row.doubts()).isEmpty();
        assertThat(one(PERSON, columns, "1,2024-05-06,,护照,E1,,139").complainant())
                .extracting(
                        Complainant::name,
                        c -> c.identity().kind(),
                        c -> c.agent().name())
                .containsExactly("（来源未记录姓名）", IdentityKind.PASSPORT, "（来源未记录姓名）");
        assertThat(one(PERSON, columns, "1,2024-05-06,,身份证,,,").complainant())
                .as("a kind without a number is nothing")
                .isNull();
        rejected(PERSON, columns, "1,2024-05-06,王,,E1,,", "证件", "does not say the identity-kind");
        rejected(PERSON, columns, "1,2024-05-06,王,驾照,E1,,", "证件", "it knows: 护照, 身份证");
    }

    @Test
    void givenAWrongNumberOfAnIdentityCard_whenMapped_thenItIsKeptAndTheDoubtDoesNotRepeatIt() throws IOException {
        var row = one(PERSON, "编号,收件,姓名,证件,号码,代理人,代理电话", "1,2024-05-06,王,身份证,110105194912310021,,");

        assertThat(row.complainant().identity().number()).isEqualTo("110105194912310021");
        assertThat(row.doubts()).singleElement().satisfies(doubt -> {
            assertThat(doubt.columns()).containsExactly("号码");
            assertThat(doubt.text().en()).contains("check character").doesNotContain("1101051949");
        });
    }

    @Test
    void givenWhatADisputeIsAbout_whenMapped_thenItIsTheMatter() throws IOException {
        var row = one(
                MATTER, MATTER_COLUMNS, "1,2024-05-06,手机,某牌,X1,2台,1.25,某商场,2024/4/1,2024/4/20,退款、公开道歉,\"￥8,000元\",上门");

        assertThat(row.matter())
                .isEqualTo(new Matter(
                        "手机",
                        "某牌",
                        "X1",
                        "2台",
                        new BigDecimal("12500.00"),
                        "某商场",
                        LocalDate.parse("2024-04-01"),
                        LocalDate.parse("2024-04-20"),
                        new Demands(Set.of(Demand.REFUND, Demand.OTHER), new BigDecimal("8000.00"), null, "公开道歉；上门")));
        assertThat(row.matter().demands().areConsistent()).isTrue();
        assertThat(adopted(row, MATTER).matter()).isEqualTo(row.matter());
        assertThat(one(MATTER, MATTER_COLUMNS, "1,2024-05-06,,,,,,,,,,,").matter())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "YUAN, 12.5, 12.50",
        "YUAN, １２３４元, 1234.00",
        "YUAN, 0.3万, 3000.00",
        "FEN, 1250, 12.50",
        "FEN, 12.5元, 12.50",
        "TEN_THOUSAND_YUAN, 0.000001, 0.01"
    })
    void givenAnAmount_whenRead_thenItIsInYuan(AmountUnit unit, String said, BigDecimal yuan) {
        assertThat(unit.yuan(said)).contains(yuan);
    }

    @ParameterizedTest
    @CsvSource({
        "YUAN, 约三百",
        "YUAN, -5",
        "YUAN, 0.001",
        "FEN, 0.5",
        "YUAN, '1,2,3'",
        "YUAN, 1e3",
        "YUAN, 1234567890123",
        "TEN_THOUSAND_YUAN, 123456789"
    })
    void givenNoAmount_whenRead_thenItIsNone(AmountUnit unit, String said) {
        assertThat(unit.yuan(said)).isEmpty();
    }

    @Test
    void givenADemandAlone_whenASumIsAskedFor_thenItIsDemandedToo() throws IOException {
        var matter =
                one(MATTER, MATTER_COLUMNS, "1,2024-05-06,,,,,,,,,换货,200元,").matter();

        assertThat(matter.demands())
                .extracting(Demands::of, Demands::refund)
                .isEqualTo(tuple(Set.of(Demand.REPLACE, Demand.REFUND), new BigDecimal("200.00"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2024-05-06,,,,,约三百,,,,,,|金额|not an amount: 约三百",
                "1,2024-05-06,,,,,,,五一,,,,|购买|not a date: 五一",
                "1,2024-05-06,,,,,,,2024/5/7,,,,|购买|the date is after the receipt",
                "1,2024-05-06,,,,,,,2024/4/2,2024/4/1,,,|争议|before the purchase (2024-04-02)",
                "1,2024-05-06,,,,,,,,,退款、登报,,|诉求|does not know: 登报; for demands it knows: 公开道歉, 换货, 退款"
            })
    void givenWhatIsNone_whenMapped_thenTheRowIsRejectedWithColumnAndReason(String row, String column, String why)
            throws IOException {
        rejected(MATTER, MATTER_COLUMNS, row, column, why);
    }

    @Test
    void givenOtherwise_whenADemandIsNotKnown_thenItIsAnotherDemandInItsOwnWords() throws IOException {
        var mapping = MATTER.replace("公开道歉: OTHER}", "公开道歉: OTHER}\n  otherwise: OTHER");

        assertThat(one(mapping, MATTER_COLUMNS, "1,2024-05-06,,,,,,,,,登报、退款,,")
                        .matter()
                        .demands())
                .isEqualTo(new Demands(Set.of(Demand.OTHER, Demand.REFUND), null, null, "登报"));
    }
}
