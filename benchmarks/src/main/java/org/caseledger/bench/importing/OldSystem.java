package org.caseledger.bench.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.Mapping;
import org.caseledger.api.importing.Mappings;

/** A system that an office has worked with for years: a table of its cases, always the same one. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class OldSystem {
    private static final LocalDateTime FIRST = LocalDateTime.parse("2019-01-02T08:00:00");
    private static final Duration YEARS = Duration.ofDays(6 * 365);
    private static final String COLUMNS = "编号,收件时间,类型,来源,姓名,电话,住址,商家,商家地址,大类,小类,标题,内容,诉求,金额,承办单位,状态,答复,答复时间,办结时间\n";
    private static final String MAPPING = """
            name: old-system
            source: 原投诉系统
            kind: {column: 类型, values: {投诉: COMPLAINT, 举报: REPORT}}
            channel: {column: 来源, values: {信: LETTER, 电话: PHONE, "12315": HOTLINE_12315, 来访: VISIT}}
            unit: {column: 承办单位}
            state: {column: 状态, values: {已办结: ARCHIVED, 在办: ASSIGNED}}
            fields:
              sourceId: 编号
              receivedAt: 收件时间
              complainant: 姓名
              phone: 电话
              address: 住址
              respondent: 商家
              respondentAddress: 商家地址
              category: [大类, 小类]
              subject: 标题
              narrative: 内容
              request: 诉求
              amount: 金额
              status: 状态
              reply: 答复
              repliedAt: 答复时间
              closedAt: 办结时间
            """;
    private static final List<String> GOODS =
            List.of("手机", "冰箱", "空调", "电动车", "奶粉", "火锅", "理发", "健身", "净水器", "沙发", "月饼", "汽车维修");
    private static final List<String> PROBLEMS =
            List.of("质量问题", "拒不退款", "虚假宣传", "缺斤少两", "售后推诿", "价格欺诈", "食品变质", "合同违约");
    private static final List<String> UNITS = List.of("一所", "二所", "三所", "四所", "食品科", "消保科", "价监科", "广告科");
    private static final List<String> SAID = List.of(
            "消费者于购买当日发现商品与宣传不符",
            "与商家多次协商未果",
            "商家称需要返厂检测",
            "客服电话长期无人接听",
            "消费者保留了付款凭证和聊天记录",
            "现场照片显示包装已经破损",
            "商家拒绝出具发票",
            "双方约定的期限早已届满",
            "消费者认为其合法权益受到侵害",
            "请求市场监管部门依法处理");
    private static final String NAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英";

    private final Random random = new Random(20_190_102);
    private final int cases;

    /** What each of its columns means. */
    static Mapping mapping() {
        return Mappings.read(MAPPING);
    }

    /** Its table, as CSV in UTF-8. */
    static Path write(Path file, int cases) throws IOException {
        var system = new OldSystem(cases);
        try (var writer = Files.newBufferedWriter(file, UTF_8)) {
            writer.write(COLUMNS);
            for (int i = 0; i < cases; i++) {
                writer.write(system.row(i));
            }
        }
        return file;
    }

    private String row(int number) {
        var received = FIRST.plus(YEARS.dividedBy(cases).multipliedBy(number)).plusSeconds(random.nextInt(3_600));
        var replied = received.plusHours(24 + random.nextInt(24 * 70));
        boolean done = random.nextInt(10) > 0;
        var goods = one(GOODS);
        var problem = one(PROBLEMS);
        var shop = random.nextInt(Math.max(20, cases / 20));
        return String.join(
                        ",",
                        "GS%07d".formatted(number),
                        received.toString(),
                        random.nextInt(4) == 0 ? "举报" : "投诉",
                        one(List.of("信", "电话", "12315", "来访")),
                        name() + name() + name(),
                        "13%09d".formatted(random.nextInt(1_000_000_000)),
                        "青石路%d号".formatted(random.nextInt(400)),
                        "第%d%s商行".formatted(shop, goods),
                        "解放路%d号".formatted(shop),
                        goods,
                        problem,
                        goods + problem,
                        "本人在该店购买" + goods + "，" + text(),
                        "退款并赔偿",
                        String.valueOf(10 + random.nextInt(5_000)),
                        one(UNITS),
                        done ? "已办结" : "在办",
                        done ? "经调查，" + text() : "",
                        done ? replied.toString() : "",
                        done ? replied.plusDays(random.nextInt(5)).toString() : "")
                + "\n";
    }

    private String text() {
        return IntStream.range(0, 12).mapToObj(i -> one(SAID)).collect(Collectors.joining("，", "", "。"));
    }

    private String name() {
        int at = random.nextInt(NAMES.length());
        return NAMES.substring(at, at + 1);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
