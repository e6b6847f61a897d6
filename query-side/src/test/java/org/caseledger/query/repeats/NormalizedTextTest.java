package org.caseledger.query.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.query.repeats.RepeatKeyFactory.NormalizedText;
import org.junit.jupiter.api.Test;

class NormalizedTextTest {
    @Test
    void givenOnePhoneWrittenInManyWays_thenItIsOne() {
        for (var written : List.of(
                "13812345678",
                "138-1234-5678",
                "+86 138 1234 5678",
                "0086-13812345678",
                "013812345678",
                "１３８１２３４５６７８（本人）")) {
            assertThat(NormalizedText.phone(written)).as(written).isEqualTo("13812345678");
        }
        assertThat(NormalizedText.phone("028-87654321")).isEqualTo("02887654321");
        assertThat(NormalizedText.phone("86128345")).isEqualTo("86128345");
    }

    @Test
    void givenTooFewDigits_thenThereIsNoPhone() {
        assertThat(NormalizedText.phone(null)).isNull();
        assertThat(NormalizedText.phone("12315")).isNull();
        assertThat(NormalizedText.phone("876-543")).isNull();
        assertThat(NormalizedText.phone("876-5432")).isEqualTo("8765432");
        assertThat(NormalizedText.phone("无")).isNull();
    }

    @Test
    void givenOneBusinessWrittenInManyWays_thenItIsOne() {
        for (var written : List.of(
                "好邻居（成都）商贸有限公司",
                "好邻居(成都)商贸有限公司",
                " 好邻居【成都】商贸 有限责任公司",
                "好邻居成都商贸股份有限公司",
                "好邻居成都商贸公司",
                "好邻居成都商贸（个体工商户）")) {
            assertThat(NormalizedText.respondent(written)).as(written).isEqualTo("好邻居成都商贸");
        }
        assertThat(NormalizedText.respondent("ＫＦＣ 肯德基")).isEqualTo("kfc肯德基");
    }

    @Test
    void givenBranchesOrNothingButAForm_thenTheyStayApart() {
        assertThat(NormalizedText.respondent("好邻居（犀浦店）")).isNotEqualTo(NormalizedText.respondent("好邻居（红光店）"));
        assertThat(NormalizedText.respondent("有限公司")).isEqualTo("有限公司");
        assertThat(NormalizedText.respondent("（）")).isNull();
        assertThat(NormalizedText.respondent(null)).isNull();
    }

    @Test
    void givenAName_thenSpacesAndWidthsAreLeftOutAndWhatMayBeAnybodysIsNone() {
        for (var written : List.of("李雷", "李 雷", "李　雷", " 李雷。")) {
            assertThat(NormalizedText.fullName(written)).as(written).isEqualTo("李雷");
        }
        assertThat(NormalizedText.fullName("Ｌi Lei")).isEqualTo("lilei");
        for (var written : List.of("王先生", "李女士", "张某", "张某某", "李**", "李＊", "王", "匿名", "匿名用户", "投诉人", "—", "")) {
            assertThat(NormalizedText.fullName(written)).as(written).isNull();
        }
        assertThat(NormalizedText.fullName(null)).isNull();
    }

    @Test
    void givenAnAddress_thenOnlyOneWithAHouseIsCompared() {
        for (var written : List.of("郫都区红光镇港通北三路269号", "郫都区 红光镇 港通北三路２６９号", "郫都区红光镇，港通北三路269号。")) {
            assertThat(NormalizedText.address(written)).as(written).isEqualTo("郫都区红光镇港通北三路269号");
        }
        assertThat(NormalizedText.address("犀浦镇国宁村三组")).isEqualTo("犀浦镇国宁村三组");
        for (var written : List.of("成都市郫都区红光镇", "犀浦三角地附近", "5号", "不详", "")) {
            assertThat(NormalizedText.address(written)).as(written).isNull();
        }
        assertThat(NormalizedText.address(null)).isNull();
    }

    @Test
    void givenOneDigitOverAndOver_thenItIsNoPhoneNumber() {
        assertThat(NormalizedText.phone("00000000000")).isNull();
        assertThat(NormalizedText.phone("１１１１１１１１")).isNull();
        assertThat(NormalizedText.phone("1３８ １234　5678")).isEqualTo("13812345678");
    }
}
