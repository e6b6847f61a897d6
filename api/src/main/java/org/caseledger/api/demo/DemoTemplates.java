package org.caseledger.api.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.security.Person;
import org.caseledger.categories.FirstCategories;
import org.caseledger.events.office.TemplateEvent.TemplateAdded;
import org.caseledger.events.office.TemplateKind;
import org.springframework.stereotype.Component;

/** Some templates to begin with, one or two for each kind of text. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DemoTemplates {

    private static final Person ADMIN = DemoPeople.person("admin");
    private static final String WHY = "示例模板";

    private static final List<TemplateAdded> ALL = List.of(
            new TemplateAdded(
                    1,
                    TemplateKind.REPLY,
                    "一般回复",
                    "您好！您于{收件日期}反映{被投诉人}的问题（编号{编号}）收悉，我局于{受理日期}受理。经核查：【核查情况】。处理结果：【处理结果】。如对处理结果有异议，可依法申请行政复议或提起行政诉讼。{承办单位}，{今天}。",
                    WHY),
            new TemplateAdded(
                    2, TemplateKind.ENDING, "不予受理", "您反映{被投诉人}的问题（编号{编号}），因【不予受理的事由】，依照【依据条款】不予受理。您可以通过【其他途径】解决。", WHY),
            new TemplateAdded(3, TemplateKind.CONTACT, "告知受理", "已告知：编号{编号}的投诉由{承办单位}承办，承办人{承办人}，于{回复时限}前回复。", WHY),
            new TemplateAdded(4, TemplateKind.AGREEMENT, "同意", "同意。", WHY),
            new TemplateAdded(5, TemplateKind.AGREEMENT, "同意并督促", "同意，请{承办单位}依法核查，按期回复。", WHY),
            new TemplateAdded(6, TemplateKind.SENDING_BACK, "退回补充", "退回。请补充【需补充的内容】后重新报批。", WHY));

    private final OfficeLog office;
    private final PastLogs logs;

    /** Adopts the first category lists as of then. */
    void adoptCategories(Instant then) {
        new OfficeLog(logs.by(Clock.fixed(then, ZoneOffset.UTC)))
                .record(List.of(FirstCategories.adopted("开始使用")), 0, ADMIN.actor());
    }

    /** Adds them where there are none. */
    public void add() {
        office.record(ALL, 0, ADMIN.actor());
    }
}
